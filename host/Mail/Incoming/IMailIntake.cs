namespace WorkflowCrm.Host.Mail.Incoming;

/// <summary>Does with a mail that came in what there is to do. Made anew for each mail, in a scope of its own.</summary>
internal interface IMailIntake
{
    /// <summary>
    /// Takes one mail. The same mail may come more than once (after a crash, or because the server delivered it twice), and must then change
    /// nothing more. An exception means that it could not be looked at now: it comes again later, a few times, before it is set aside.
    /// </summary>
    Task<IntakeOutcome> TakeAsync(RawMail raw, CancellationToken cancellationToken);
}
