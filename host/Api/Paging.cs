using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using WorkflowCrm.Crm;

namespace WorkflowCrm.Host.Api;

/// <summary>The paging parameters of every list.</summary>
/// <param name="Page">From 1; 1 when it is left out.</param>
/// <param name="PageSize">1 to 200; 50 when it is left out.</param>
internal sealed record Paging(
    [property: FromQuery(Name = "page"), Description("From 1.")] string? Page,
    [property: FromQuery(Name = "pageSize"), Description("At most 200.")] string? PageSize)
{
    /// <summary>What is wrong with the parameters, if anything.</summary>
    public FieldProblem? Problem() =>
        IsWrong(Page, 1_000_000) ? new FieldProblem("page", "not-a-page-number")
        : IsWrong(PageSize, 200) ? new FieldProblem("pageSize", "not-a-page-size")
        : null;

    public PageOf Wanted() => PageOf.Clamp(Number(Page), Number(PageSize));

    private static bool IsWrong(string? text, int most) => text is not null && Number(text) is null or < 1 || Number(text) > most;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
