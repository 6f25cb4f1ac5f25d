namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>What was read from a name.</summary>
/// <param name="Letters">Initials, Latin letters and digits: A–Z and 0–9, at most <see cref="PinyinInitials.MaxLength"/>.</param>
/// <param name="Unread">Characters that should count but have no known reading; the person who registers adds their letters by hand.</param>
public sealed record InitialsReading(string Letters, IReadOnlyList<string> Unread);
