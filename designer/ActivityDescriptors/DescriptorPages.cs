using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;

namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>
/// The descriptors as bytes. The Studio asks for them after every stroke that it saves, so they are made once for a language and a state of
/// the company's data, and a browser that has them is told so.
/// </summary>
public sealed class DescriptorPages(StudioDescriptors descriptors, DescriptorPageCache cache)
{
    public async Task<DescriptorPage> CurrentAsync(IStudioTexts texts, IOptionLists options, IWorkflowActivities workflows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(workflows);
        var language = texts.Language;
        var lists = await options.CurrentAsync(cancellationToken);
        var versions = await workflows.VersionsAsync(cancellationToken);
        var state = StateOf(lists, versions);
        if (cache.Find(language, state) is { } page)
            return page;
        var used = new List<WorkflowActivity>();
        foreach (var version in versions)
        {
            if (await workflows.FindAsync(version.VersionId, cancellationToken) is { } definition)
                used.Add(new WorkflowActivity(definition, version.IsPublished));
        }

        var items = descriptors.In(language, lists, used);
        return cache.Keep(language, state, new DescriptorPage(JsonSerializer.SerializeToUtf8Bytes(new StudioList<StudioActivity>(items), StudioJson.Options)));
    }

    private static string StateOf(IReadOnlyDictionary<string, IReadOnlyList<StudioChoice>> lists, IReadOnlyList<WorkflowActivityVersion> versions)
    {
        var state = new StringBuilder();
        foreach (var (name, choices) in lists.OrderBy(list => list.Key, StringComparer.Ordinal))
        {
            state.Append(name).Append('\n');
            foreach (var choice in choices)
                state.Append(choice.Value).Append('\t').Append(choice.Text).Append('\n');
        }

        foreach (var version in versions)
            state.Append(version.VersionId).Append('\t').Append(version.StoredAt.UtcTicks).Append(version.IsPublished).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())));
    }
}
