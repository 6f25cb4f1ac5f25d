using System.Collections.Concurrent;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>Keeps the last page of each language; safe for many threads.</summary>
public sealed class DescriptorPageCache
{
    private readonly ConcurrentDictionary<string, (string State, DescriptorPage Page)> _pages = new(StringComparer.Ordinal);

    /// <returns>Null when the data has changed since.</returns>
    public DescriptorPage? Find(string language, string state) =>
        _pages.TryGetValue(language, out var kept) && kept.State == state ? kept.Page : null;

    public DescriptorPage Keep(string language, string state, DescriptorPage page)
    {
        _pages[language] = (state, page);
        return page;
    }
}
