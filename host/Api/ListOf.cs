using WorkflowCrm.Crm;

namespace WorkflowCrm.Host.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of this page.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">Rows per page, 1 to 200.</param>
/// <param name="Total">Rows on all pages.</param>
public sealed record ListOf<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total);

internal static class ListOf
{
    public static ListOf<TView> Of<T, TView>(Page<T> page, Func<T, TView> view) => new([.. page.Items.Select(view)], page.Number, page.Size, page.Total);
}
