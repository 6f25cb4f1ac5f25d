using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Api.Processes;

/// <summary>The names of processes and their texts in the caller's language, each version looked up once per call.</summary>
internal sealed class ProcessNames(IProcesses processes)
{
    private readonly Dictionary<string, Process> _byVersion = new(StringComparer.Ordinal);

    public async Task<Process> OfVersionAsync(string versionId, CancellationToken cancellationToken)
    {
        if (!_byVersion.TryGetValue(versionId, out var process))
            _byVersion[versionId] = process = new Process(await processes.FindVersionAsync(versionId, cancellationToken));
        return process;
    }

    /// <summary>A version's texts; a version that is gone shows everything as it was written.</summary>
    internal sealed class Process(ProcessDescription? description)
    {
        public ProcessDescription? Description => description;

        public string Name => In(description?.Name ?? "");

        public string In(string text) => description?.In(Texts.CurrentLanguage, text) ?? text;

        public string Title(string title) => description?.TitleIn(Texts.CurrentLanguage, title) ?? title;

        public TaskFact Fact(TaskFact fact) => description?.FactIn(Texts.CurrentLanguage, fact) ?? fact;
    }
}
