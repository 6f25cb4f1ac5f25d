using System.Net;
using System.Text.Json;

namespace WorkflowCrm.EndToEnd.Tests.People;

/// <summary>What the program answered to one call.</summary>
public sealed record Answer(HttpStatusCode Status, string Text)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The last part of a problem's type, e.g. <c>task-already-decided</c>.</summary>
    public string Problem => Json.GetProperty("type").GetString()!.Split('/')[^1];

    public string Detail => Json.GetProperty("detail").GetString()!;

    /// <summary>The fields that a 422 names.</summary>
    public IEnumerable<string> Fields => Json.GetProperty("errors").EnumerateObject().Select(e => e.Name);

    public T As<T>() => JsonSerializer.Deserialize<T>(Text, Options)!;

    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Text}");
        return this;
    }
}

public sealed record PersonInfo(string UserName, string Name);

public sealed record RequestInfo(
    string Id,
    string Number,
    string Title,
    string Status,
    string? Outcome,
    int Round,
    bool CanWithdraw,
    IReadOnlyList<TimelineInfo> Timeline,
    IReadOnlyList<OpenTaskInfo> Tasks)
{
    /// <summary>The one task that must be open, with whom it is.</summary>
    public OpenTaskInfo OnlyTask => Assert.Single(Tasks);

    public IEnumerable<TimelineInfo> Decisions => Timeline.Where(t => t.Kind == "decided");

    /// <summary>When the access that was granted ends.</summary>
    public DateTimeOffset GrantedUntil => Assert.Single(Timeline, t => t.Kind == "accessGranted").Instant!.Value;
}

public sealed record TimelineInfo(
    DateTimeOffset At,
    string Kind,
    PersonInfo? Actor,
    PersonInfo? OnBehalfOf,
    string? Step,
    PersonInfo? Person,
    string? Outcome,
    string? Comment,
    string Channel,
    DateTimeOffset? Instant);

public sealed record OpenTaskInfo(string Id, string Step, string Kind, PersonInfo? Assignee, IReadOnlyList<PersonInfo> CanAct, DateTimeOffset Since, DateTimeOffset? DueAt);

public sealed record TaskInfo(string Id, string RequestNumber, string Title, string Step);

public sealed record CustomerInfo(string Number, string Name, string Tier, string Grade, PersonInfo? Owner);

public sealed record MailInfo(string Id, string MessageId, string Template, string To, string Subject, string? RequestNumber, string? TaskId, DateTimeOffset? SentAt, string Text, string Html);

public sealed record ListInfo<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total);
