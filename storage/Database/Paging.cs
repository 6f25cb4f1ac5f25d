using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;

namespace WorkflowCrm.Storage.Database;

internal static class Paging
{
    /// <summary>Reads one page of an ordered query and counts all of it.</summary>
    public static async Task<Page<T>> PageAsync<T>(this IQueryable<T> ordered, IQueryable<T> unordered, PageOf page, CancellationToken cancellationToken)
    {
        var items = await ordered.Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        var total = items.Count < page.Size && (items.Count > 0 || page.Number == 1)
            ? page.Skip + items.Count // the last page says how many there are
            : await unordered.CountAsync(cancellationToken);
        return new Page<T>(items, page.Number, page.Size, total);
    }
}
