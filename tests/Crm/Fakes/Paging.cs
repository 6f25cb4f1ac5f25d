namespace WorkflowCrm.Crm.Tests.Fakes;

internal static class Paging
{
    public static Page<T> Of<T>(IEnumerable<T> rows, PageOf page)
    {
        List<T> all = [.. rows];
        return new Page<T>([.. all.Skip(page.Skip).Take(page.Size)], page.Number, page.Size, all.Count);
    }
}
