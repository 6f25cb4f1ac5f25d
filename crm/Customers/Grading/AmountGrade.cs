namespace WorkflowCrm.Crm.Customers.Grading;

/// <summary>金额等级 A–E, by the amount in yuan (R010–R014); <see cref="CustomerGrading.GradeOf"/> knows the bounds.</summary>
public enum AmountGrade
{
    /// <summary>1 200 000 yuan and more (R010).</summary>
    A,

    /// <summary>From 800 000, less than 1 200 000 yuan (R011).</summary>
    B,

    /// <summary>From 500 000, less than 800 000 yuan (R012).</summary>
    C,

    /// <summary>From 200 000, less than 500 000 yuan (R013).</summary>
    D,

    /// <summary>Less than 200 000 yuan (R014).</summary>
    E,
}
