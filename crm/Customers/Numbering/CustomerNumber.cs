using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>
/// A customer number (客户编号) such as <c>TF-S-A-201208-BJCJJTGS</c> or <c>TF-S-D-202603-SXQHKJYXGS-02</c> (R001). It never changes after
/// assignment (R008, G09): grade and department in it are those of that day.
/// </summary>
public sealed partial record CustomerNumber
{
    /// <summary>The highest collision suffix.</summary>
    public const int MaxSuffix = 99;

    private CustomerNumber()
    {
    }

    /// <summary>The company's code, 2–6 capital letters (G11).</summary>
    public required string CompanyCode { get; init; }

    /// <summary>The letter of the department that owned the customer on the day of assignment (R002).</summary>
    public required char DepartmentLetter { get; init; }

    /// <summary>The grade on the day of assignment; E for reserve customers (R005, G07).</summary>
    public required AmountGrade Grade { get; init; }

    /// <summary>Year of assignment, in the company's time zone (R004, G08).</summary>
    public required int Year { get; init; }

    /// <summary>Month of assignment, 1–12.</summary>
    public required int Month { get; init; }

    /// <summary>The abbreviation of the name: A–Z and 0–9, at most 40 (R003).</summary>
    public required string Abbreviation { get; init; }

    /// <summary>2–99 when earlier customers have the same segments (R007, G10); null for the first.</summary>
    public int? Suffix { get; private init; }

    /// <summary>The short form for display: grade, month and abbreviation without hyphens, e.g. <c>A201208BJCJJTGS</c> (G12).</summary>
    public string Short => string.Create(CultureInfo.InvariantCulture, $"{Grade}{Year:0000}{Month:00}{Abbreviation}{SuffixText}");

    private string SuffixText => Suffix is { } suffix ? suffix.ToString("'-'00", CultureInfo.InvariantCulture) : "";

    /// <summary>True for 1–40 characters A–Z and 0–9.</summary>
    public static bool IsAbbreviation(string? text) => text is not null && AbbreviationPattern().IsMatch(text);

    /// <summary>True for 2–6 capital letters A–Z (G11).</summary>
    public static bool IsCompanyCode(string? text) => text is not null && CompanyCodePattern().IsMatch(text);

    /// <summary>Reads a number by the check pattern of section 3.1.</summary>
    /// <param name="text">The number; nothing around it is forgiven.</param>
    /// <param name="letters">The departments' letters; the default ones when not given.</param>
    /// <exception cref="FormatException">It is not a customer number.</exception>
    public static CustomerNumber Parse(string text, DepartmentLetters? letters = null) =>
        TryParse(text, letters, out var number) ? number : throw new FormatException($"\"{text}\" is not a customer number such as TF-S-A-201208-BJCJJTGS.");

    /// <summary>Reads a number with the default department letters; false when it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CustomerNumber? number) => TryParse(text, null, out number);

    /// <summary>Reads a number; false when it is none, when its month does not exist, or when the suffix is one that is never given (-00, -01).</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, DepartmentLetters? letters, [NotNullWhen(true)] out CustomerNumber? number)
    {
        number = null;
        var match = NumberPattern().Match(text ?? "");
        if (!match.Success || !(letters ?? new DepartmentLetters()).Contains(match.Groups["department"].ValueSpan[0]))
            return false;

        number = new CustomerNumber
        {
            CompanyCode = match.Groups["company"].Value,
            DepartmentLetter = match.Groups["department"].ValueSpan[0],
            Grade = AmountGrade.A + (match.Groups["grade"].ValueSpan[0] - 'A'),
            Year = Number(match.Groups["year"]),
            Month = Number(match.Groups["month"]),
            Abbreviation = match.Groups["abbreviation"].Value,
            Suffix = match.Groups["suffix"].Success ? Number(match.Groups["suffix"]) : null,
        };
        return true;
    }

    /// <summary>The number for the next customer with the same segments: -02 after none, then -03 up to -99; null after that (R007).</summary>
    public CustomerNumber? Next() => Suffix == MaxSuffix ? null : this with { Suffix = (Suffix ?? 1) + 1 };

    /// <summary>The full form with hyphens, which is the canonical one (G12).</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{CompanyCode}-{DepartmentLetter}-{Grade}-{Year:0000}{Month:00}-{Abbreviation}{SuffixText}");

    internal static CustomerNumber Make(string company, char department, AmountGrade grade, DateOnly date, string abbreviation) => new()
    {
        CompanyCode = company,
        DepartmentLetter = department,
        Grade = grade,
        Year = date.Year,
        Month = date.Month,
        Abbreviation = abbreviation,
    };

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<company>[A-Z]{2,6})-(?<department>[A-Z])-(?<grade>[A-E])-(?<year>[0-9]{4})(?<month>0[1-9]|1[0-2])-(?<abbreviation>[A-Z0-9]{1,40})(-(?<suffix>0[2-9]|[1-9][0-9]))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^[A-Z0-9]{1,40}\z")]
    private static partial Regex AbbreviationPattern();

    [GeneratedRegex(@"^[A-Z]{2,6}\z")]
    private static partial Regex CompanyCodePattern();
}
