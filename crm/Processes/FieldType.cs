namespace WorkflowCrm.Crm.Processes;

/// <summary>What a field holds; in JSON by these names in camel case.</summary>
public enum FieldType
{
    Text,
    Multiline,
    Date,
    Number,

    /// <summary>Yuan.</summary>
    Amount,
    Checkbox,
    Choice,
    Choices,

    /// <summary>A customer number; the page offers a search box.</summary>
    Customer,

    /// <summary>A person's id; the page offers a search box.</summary>
    Person,

    /// <summary>A department's id; the page offers the list.</summary>
    Department,
}
