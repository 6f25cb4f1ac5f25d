namespace WorkflowCrm.Storage.Definitions.Publishing;

/// <summary>How strict publishing is.</summary>
/// <param name="ErrorsBlock">Whether a text with errors is refused. Off, it is published all the same and fails where it is wrong, e.g. to compare engines.</param>
/// <param name="TwoPeople">Whether a person who publishes needs the confirmation of a second one.</param>
public sealed record PublishingRules(bool ErrorsBlock = true, bool TwoPeople = false);
