using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;

namespace WorkflowCrm.Storage.Database;

internal static class Paging
{
    /// <summary>Reads one page of an ordered query and counts all of it.</summary>
    public static async Task<Page<T>> PageAsync<T>(this IQueryable<T> ordered, IQueryable<T> unordered, PageOf page, CancellationToken cancellationToken)
    {
        var items = await ordered.Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return await items.ToPageAsync(page, () => unordered.CountAsync(cancellationToken));
    }

    /// <summary>Counts only when the rows do not tell: the last page says how many there are.</summary>
    public static async Task<Page<T>> ToPageAsync<T>(this IReadOnlyList<T> items, PageOf page, Func<Task<int>> count)
    {
        var isLast = items.Count < page.Size && (items.Count > 0 || page.Number == 1);
        return new Page<T>(items, page.Number, page.Size, isLast ? page.Skip + items.Count : await count());
    }
}
