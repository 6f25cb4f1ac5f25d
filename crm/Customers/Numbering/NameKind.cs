namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>Whose name it is: in a person's name the first character is read as a surname (解雨桐 XYT).</summary>
public enum NameKind
{
    /// <summary>A company, an authority, a school.</summary>
    Organisation,

    /// <summary>A natural person.</summary>
    Person,
}
