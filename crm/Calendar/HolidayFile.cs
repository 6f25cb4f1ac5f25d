using System.Globalization;
using System.Text.Json;

namespace WorkflowCrm.Crm.Calendar;

/// <summary>
/// Reads holiday tables from JSON: <c>{ "years": { "2026": { "off": [ { "date": "2026-01-01", "name": "元旦" } ], "work": [ … ] } } }</c>.
/// </summary>
public static class HolidayFile
{
    private const string Resource = "WorkflowCrm.Crm.Calendar.holidays-cn.json";

    /// <summary>The holidays of mainland China that ship with the program, as the State Council's notices announce them.</summary>
    public static HolidayTable LoadChina()
    {
        using var stream = typeof(HolidayFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">The text is not a holiday table; the message says where.</exception>
    public static HolidayTable Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var years = document.RootElement.GetProperty("years").EnumerateObject().ToArray();
            return new HolidayTable(
                years.SelectMany(year => Dates(year, "off")),
                years.SelectMany(year => Dates(year, "work")),
                years.Select(year => Year(year.Name)));
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The holiday table cannot be read: {problem.Message}", problem);
        }
    }

    private static IEnumerable<NamedDate> Dates(JsonProperty year, string list) =>
        year.Value.TryGetProperty(list, out var days)
            ? days.EnumerateArray().Select(day => new NamedDate(Date(day.GetProperty("date").GetString()), day.GetProperty("name").GetString() ?? ""))
            : [];

    private static int Year(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : throw new FormatException($"The holiday table cannot be read: \"{text}\" is not a year such as 2026.");

    private static DateOnly Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"The holiday table cannot be read: \"{text}\" is not a date such as 2026-01-01.");
}
