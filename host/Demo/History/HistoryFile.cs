namespace WorkflowCrm.Host.Demo.History;

/// <summary>history.json: what happened in the demo company before D0 (section 8.4).</summary>
internal sealed record HistoryFile(IReadOnlyList<RequestStory> Requests, IReadOnlyList<ReadingStory> Readings);

/// <summary>One archive-access request and what became of it.</summary>
/// <param name="Archive">Which archive: level/department/place in the list, e.g. <c>company/S/2</c>.</param>
/// <param name="Day">Working days from D0; negative ones lie before it.</param>
/// <param name="Steps">One after the other: when (working time after the one before, or <c>at day time</c>), what (act, reject, read, return), and the reason.</param>
/// <param name="Expect">The outcome that the request must have at D0; Open for one that is still under way.</param>
internal sealed record RequestStory(
    string Requester,
    string Archive,
    int Day,
    TimeOnly Time,
    string Purpose,
    IReadOnlyList<string> Scope,
    IReadOnlyList<string> Steps,
    string Expect);

/// <summary>Somebody opens an archive, or tries to, without having asked.</summary>
internal sealed record ReadingStory(string Person, string Archive, int Day, TimeOnly Time);
