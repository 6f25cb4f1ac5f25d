using WorkflowCrm.Crm.Access;

namespace WorkflowCrm.Host.Api.Customers;

/// <summary>The confidential part of a customer's card. Every answer of this kind stands in the reading log.</summary>
/// <param name="Basis">The right under which it was opened.</param>
/// <param name="Until">For a grant: the first instant without it (UTC).</param>
/// <param name="RequestNumber">For a grant: the request that it came from.</param>
/// <param name="YearAmount">Contract amount of the current calendar year, yuan.</param>
/// <param name="CreditLimit">Yuan.</param>
public sealed record ArchiveView(
    string Number,
    string Name,
    ReadingBasis Basis,
    DateTimeOffset? Until,
    string? RequestNumber,
    decimal YearAmount,
    string? Address,
    string? Phone,
    string? LegalRepresentative,
    string? BankAccount,
    decimal? CreditLimit,
    string? CreditGrade,
    string? Characteristics,
    string? TransactionState,
    string? Notes,
    IReadOnlyList<ContactView> Contacts,
    IReadOnlyList<ContractView> Contracts,
    IReadOnlyList<PaymentView> Payments)
{
    internal static ArchiveView Of(OpenedArchive opened)
    {
        var archive = opened.Archive;
        return new ArchiveView(
            opened.Customer.Number,
            opened.Customer.Name,
            opened.Basis,
            opened.Grant?.Until,
            opened.Grant?.RequestNumber,
            opened.Customer.YearAmount,
            archive.Address,
            archive.Phone,
            archive.LegalRepresentative,
            archive.BankAccount,
            archive.CreditLimit,
            archive.CreditGrade,
            archive.Characteristics,
            archive.TransactionState,
            archive.Notes,
            [.. archive.Contacts.Select(c => new ContactView(c.Name, c.Title, c.Phone, c.Mail, c.IsMain))],
            [.. archive.Contracts.Select(c => new ContractView(c.Number, c.Subject, c.SignedOn, c.Amount, c.Remark))],
            [.. archive.Payments.Select(p => new PaymentView(p.ContractNumber, p.DueOn, p.PaidOn, p.Amount))]);
    }
}

/// <summary>A person at the customer.</summary>
public sealed record ContactView(string Name, string? Title, string? Phone, string? Mail, bool IsMain);

/// <summary>A contract; the amount in yuan.</summary>
public sealed record ContractView(string Number, string Subject, DateOnly SignedOn, decimal Amount, string? Remark);

/// <summary>An instalment; the amount in yuan.</summary>
public sealed record PaymentView(string ContractNumber, DateOnly DueOn, DateOnly? PaidOn, decimal Amount);
