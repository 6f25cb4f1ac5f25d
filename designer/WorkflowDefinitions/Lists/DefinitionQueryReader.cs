using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Lists;

/// <summary>Reads the list's query. What it does not understand counts as not said: the Studio breaks down when its list is refused.</summary>
internal static class DefinitionQueryReader
{
    private const int LargestPage = 1_000;

    public static DefinitionQuery Read(IQueryCollection query)
    {
        var size = Number(query["pageSize"]);
        return new DefinitionQuery
        {
            VersionOptions = query["versionOptions"],
            Page = Number(query["page"]) ?? (size is null ? null : 0),
            PageSize = Math.Clamp(size ?? 10, 1, LargestPage),
            SearchTerm = query["searchTerm"],
            IsSystem = bool.TryParse(query["isSystem"], out var isSystem) ? isSystem : null,
            Order = Enum.TryParse<ListOrder>(query["orderBy"], ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : ListOrder.Name,
            Descending = string.Equals(query["orderDirection"], "Descending", StringComparison.OrdinalIgnoreCase),
            DefinitionIds = List(query, "definitionIds"),
            VersionIds = List(query, "ids"),
        };
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000 ? number : null;

    private static List<string>? List(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && values.OfType<string>().Where(value => value.Length > 0).ToList() is { Count: > 0 } given ? given : null;
}
