using System.Globalization;

namespace WorkflowCrm.Crm.Approvals.Forms;

/// <summary>Field problems whose text needs particulars.</summary>
internal static class FieldProblems
{
    /// <summary><c>too-long</c> with <c>max</c> and <c>length</c> in characters.</summary>
    public static FieldProblem TooLong(string field, int max, int length) => new(field, "too-long")
    {
        Args = new Dictionary<string, string>
        {
            ["max"] = max.ToString(CultureInfo.InvariantCulture),
            ["length"] = length.ToString(CultureInfo.InvariantCulture),
        },
    };

    /// <summary><c>date-in-the-past</c> or <c>before-other-field</c>, with what the date must not lie before as <c>limit</c>.</summary>
    public static FieldProblem Early(string field, string code, string limit) => new(field, code)
    {
        Args = new Dictionary<string, string> { ["limit"] = limit },
    };
}
