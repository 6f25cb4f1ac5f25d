namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>
/// The letters that departments have in customer numbers: the eight of the fixed table (R002) and those that the company adds (G02).
/// </summary>
public sealed class DepartmentLetters
{
    /// <summary>总经办 Z, 市场部 S, 财务部 C, 人事行政部 R, 编辑部 B, 设计部 J, 公关部 G, 媒体事业部 M (R002).</summary>
    public const string Fixed = "ZSCRBJGM";

    /// <summary>客户服务部 K, 销售部 X, 法律事务部 F (G02).</summary>
    public const string DefaultExtra = "KXF";

    private readonly string _letters;

    /// <summary>The fixed letters and these.</summary>
    /// <param name="extra">Capital letters A–Z; a letter of the fixed table may be repeated.</param>
    /// <exception cref="ArgumentException">One of them is no capital letter.</exception>
    public DepartmentLetters(string extra = DefaultExtra)
    {
        if (!extra.All(char.IsAsciiLetterUpper))
            throw new ArgumentException($"\"{extra}\" is not a list of capital letters A-Z.", nameof(extra));
        _letters = string.Concat((Fixed + extra).Distinct());
    }

    /// <summary>True when a department has that letter.</summary>
    public bool Contains(char letter) => _letters.Contains(letter, StringComparison.Ordinal);

    /// <summary>All letters, the fixed ones first.</summary>
    public override string ToString() => _letters;
}
