using WorkflowCrm.Designer.WorkflowInstances;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Host.Designer.Instances;

/// <summary>Reads the Studio's words for lists of instances. A word that nobody knows is refused: leaving it out would show too much.</summary>
internal static class InstanceQueryReader
{
    private static readonly Dictionary<string, InstanceOrder> s_columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CreatedAt"] = InstanceOrder.Created,
        ["UpdatedAt"] = InstanceOrder.Updated,
        ["FinishedAt"] = InstanceOrder.Finished,
    };

    private static readonly Dictionary<string, InstanceOrder> s_orders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Created"] = InstanceOrder.Created,
        ["LastExecuted"] = InstanceOrder.Updated,
        ["Finished"] = InstanceOrder.Finished,
        ["Name"] = InstanceOrder.Name,
    };

    private static readonly Dictionary<string, MomentComparison> s_comparisons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Is"] = MomentComparison.Is,
        ["IsNot"] = MomentComparison.IsNot,
        ["LessThan"] = MomentComparison.Before,
        ["GreaterThan"] = MomentComparison.After,
        ["LessThanOrEqual"] = MomentComparison.NotAfter,
        ["GreaterThanOrEqual"] = MomentComparison.NotBefore,
    };

    /// <param name="wrong">The first word that is none; empty when all are.</param>
    public static bool TryRead(InstanceQuery query, out InstanceFilter filter, out string wrong)
    {
        var unknown = new List<string>();
        filter = new InstanceFilter
        {
            Search = query.SearchTerm,
            DefinitionIds = All(query.DefinitionIds, query.DefinitionId),
            Version = query.Version,
            CorrelationId = string.IsNullOrWhiteSpace(query.CorrelationId) ? null : query.CorrelationId.Trim(),
            Statuses = Read<InstanceStatus>(All(query.Statuses, query.Status), unknown),
            SubStatuses = Read<InstanceSubStatus>(All(query.SubStatuses, query.SubStatus), unknown),
            HasIncidents = query.HasIncidents,
            IsSystem = query.IsSystem,
            Moments = [.. (query.TimestampFilters ?? []).Where(limit => limit.Timestamp is not null).Select(limit => new InstanceMoment(
                Word(s_columns, limit.Column, unknown), Word(s_comparisons, limit.Operator ?? "Is", unknown), limit.Timestamp!.Value))],
            Order = string.IsNullOrEmpty(query.OrderBy) ? InstanceOrder.Created : Word(s_orders, query.OrderBy, unknown),
            Descending = query.OrderDirection is not { Length: > 0 } direction || !direction.Equals("Ascending", StringComparison.OrdinalIgnoreCase),
        };
        wrong = unknown.FirstOrDefault("");
        return unknown.Count == 0;
    }

    private static List<string>? All(IReadOnlyList<string>? several, string? one)
    {
        List<string> all = [.. (several ?? []).Append(one).OfType<string>().Where(text => text.Length > 0).Distinct()];
        return all.Count == 0 ? null : all;
    }

    private static List<T>? Read<T>(IReadOnlyList<string>? words, List<string> unknown)
        where T : struct, Enum
    {
        if (words is null)
            return null;
        var read = new List<T>();
        foreach (var word in words)
        {
            if (Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value))
                read.Add(value);
            // The Studio knows one state more than the engine: nothing is ever in it.
            else if (!word.Equals("Interrupted", StringComparison.OrdinalIgnoreCase))
                unknown.Add(word);
        }

        return read;
    }

    private static T Word<T>(Dictionary<string, T> words, string? word, List<string> unknown)
        where T : struct
    {
        if (words.TryGetValue(word ?? "", out var value))
            return value;
        unknown.Add(word ?? "");
        return default;
    }
}
