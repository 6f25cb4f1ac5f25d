using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Components.Forms;

/// <summary>
/// The search box for long choices: finds customers by Chinese, by pinyin initials and by number, colleagues by name.
/// It works in steps without any script: type, press search, choose.
/// </summary>
public sealed class Picker(ICustomerStore customers, Reader reader, Say say)
{
    private const int MostHits = 8;

    /// <param name="type"><see cref="FieldType.Customer"/> or <see cref="FieldType.Person"/>.</param>
    /// <param name="typed">The words in the box; null when the box was not sent.</param>
    /// <param name="chosen">The value chosen before; it holds as long as the words still name it.</param>
    /// <param name="pressedSearch">Show what fits even if it is only one.</param>
    public async Task<PickResult> ResolveAsync(FieldType type, string? typed, string? chosen, bool pressedSearch, CancellationToken cancellationToken)
    {
        var words = (typed ?? "").Trim();
        var known = string.IsNullOrEmpty(chosen) ? null : await FindAsync(type, chosen, cancellationToken);
        if (known is not null && (words.Length == 0 && typed is null || words == known.Name || words == known.Value))
            return new(known.Name, known, [], false);
        if (words.Length == 0)
            return new("", null, [], pressedSearch);
        if (await FindAsync(type, words, cancellationToken) is { } exact)
            return new(exact.Name, exact, [], false);
        var hits = await SearchAsync(type, words, cancellationToken);
        if (known is not null && !pressedSearch && hits.Any(h => h.Value == known.Value))
            return new(known.Name, known, [], false); // chosen from the list of hits, the words still being those of the search
        return hits is [var only] && !pressedSearch ? new(only.Name, only, [], false) : new(words, null, hits, true);
    }

    public async Task<IReadOnlyList<PickOption>> SearchAsync(FieldType type, string words, CancellationToken cancellationToken)
    {
        if (type == FieldType.Customer)
        {
            var page = await customers.SearchAsync(new CustomerFilter(words), new PageOf(1, MostHits), cancellationToken);
            return [.. page.Items.Select(Option)];
        }
        return [.. reader.Company.People.Where(p => p.Active && Fits(p, words)).OrderBy(p => p.Id, StringComparer.Ordinal).Take(MostHits).Select(Option)];
    }

    private async Task<PickOption?> FindAsync(FieldType type, string value, CancellationToken cancellationToken)
    {
        if (type == FieldType.Customer)
            return await customers.FindAsync(value, cancellationToken) is { } customer ? Option(customer) : null;
        return (reader.Company.Find(value) ?? reader.Company.FindByLogin(value)) is { Active: true } person ? Option(person) : null;
    }

    private PickOption Option(Customer customer) =>
        new(customer.Number, customer.Name, $"{customer.Number} · {say.Department(customer.DepartmentId)}");

    private PickOption Option(Person person) =>
        new(person.Id, say.Name(person), $"{Say.Title(person)} · {say.Department(person.DepartmentId)}");

    private bool Fits(Person person, string words) =>
        person.Name.Contains(words, StringComparison.OrdinalIgnoreCase)
        || person.NameEn.Contains(words, StringComparison.OrdinalIgnoreCase)
        || person.Login.StartsWith(words, StringComparison.OrdinalIgnoreCase)
        || Say.Title(person).Contains(words, StringComparison.OrdinalIgnoreCase)
        || say.Department(person.DepartmentId).Contains(words, StringComparison.OrdinalIgnoreCase);
}
