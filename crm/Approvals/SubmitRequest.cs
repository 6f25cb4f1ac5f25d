using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Starts a request: checks the form against the process, gives it a number and runs the process to its first wait.</summary>
public sealed class SubmitRequest(
    IUnitOfWork unit,
    IApprovalStore store,
    IProcesses processes,
    IOrganisationStore organisation,
    FormCheck forms,
    FormText texts,
    RequestStory story,
    WorkingCalendar calendar,
    IIds ids,
    TimeProvider clock)
{
    /// <summary>Problems: <c>unknown-process</c> (404), <c>process-not-allowed</c> (403), field problems (422).</summary>
    public async Task<Result<Request>> RunAsync(
        string personId, string definitionId, JsonObject inputs, Channel channel, CancellationToken cancellationToken) =>
        await SubmitAsync(await PrepareAsync(personId, definitionId, inputs, MayStart, cancellationToken), channel, cancellationToken);

    /// <summary>
    /// As <see cref="RunAsync"/>, for a process that only the program starts, on behalf of somebody who asked for something else
    /// that needs it. Who may start it is not asked; the caller knows.
    /// </summary>
    public async Task<Result<Request>> ForProgramAsync(
        string personId, string definitionId, JsonObject inputs, Channel channel, CancellationToken cancellationToken) =>
        await SubmitAsync(await PrepareAsync(personId, definitionId, inputs, (_, _, _) => true, cancellationToken), channel, cancellationToken);

    /// <summary>
    /// Starts a request for a mail that came in, in the running unit of work. What the mail does not say stays empty: the desk
    /// asks for it later.
    /// </summary>
    /// <param name="personId">Whose request it is.</param>
    /// <param name="values">By the names that fields of the process's form may have.</param>
    /// <param name="extra">What the process is given besides.</param>
    /// <param name="origin">The mail.</param>
    /// <returns>The request's number.</returns>
    /// <exception cref="InvalidOperationException">The process is gone, or the person.</exception>
    public async Task<string> FromMailAsync(string personId, string definitionId, JsonObject values, JsonObject extra, MailOrigin origin, CancellationToken cancellationToken)
    {
        var process = await processes.FindAsync(definitionId, cancellationToken)
            ?? throw new InvalidOperationException($"The process {definitionId} that listens to the mail's address is not published any more.");
        var company = await organisation.CurrentAsync(cancellationToken);
        var person = company.Active(personId) ?? throw new InvalidOperationException($"Nobody on the staff can take the mail for {definitionId}.");
        var known = new JsonObject(process.Fields.Where(field => values[field.Name] is not null)
            .Select(field => KeyValuePair.Create(field.Name, values[field.Name]?.DeepClone())));
        var form = await forms.RunAsync(process.Fields, known, cancellationToken);
        var request = await StartAsync(process, person, form, Channel.MailReply, cancellationToken, extra, origin);
        return request.Number;
    }

    private async Task<Result<Request>> SubmitAsync(
        Result<(ProcessDescription Process, Person Person, CheckedForm Form)> prepared, Channel channel, CancellationToken cancellationToken)
    {
        if (prepared.Problem is { } problem)
            return problem;
        var (process, person, form) = prepared.Value;
        return await unit.RunAsync<Result<Request>>(async token => await StartAsync(process, person, form, channel, token), cancellationToken);
    }

    /// <summary>Checks the form and says which route the request would take, without starting anything.</summary>
    public async Task<Result<IReadOnlyList<RouteStep>>> PreviewAsync(
        string personId, string definitionId, JsonObject inputs, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(personId, definitionId, inputs, MayStart, cancellationToken);
        if (prepared.Problem is { } problem)
            return problem;
        var (process, _, form) = prepared.Value;
        var route = await processes.RouteAsync(process.VersionId, null, personId, form.Values, cancellationToken);
        return Result.Of(route);
    }

    private async Task<Result<(ProcessDescription Process, Person Person, CheckedForm Form)>> PrepareAsync(
        string personId, string definitionId, JsonObject inputs, Func<Organisation, ProcessDescription, string, bool> mayStart, CancellationToken cancellationToken)
    {
        if (await processes.FindAsync(definitionId, cancellationToken) is not { } process)
            return Problem.NotFound("unknown-process");
        var company = await organisation.CurrentAsync(cancellationToken);
        if (company.Active(personId) is not { } person || !mayStart(company, process, personId))
            return Problem.Forbidden("process-not-allowed", ("process", process.Name));
        var form = await forms.RunAsync(process.Fields, inputs, cancellationToken);
        return form.Problems.Count > 0 ? Problem.InvalidFields(form.Problems) : (process, person, form);
    }

    private static bool MayStart(Organisation company, ProcessDescription process, string personId) =>
        process.CanStart && (process.StartRoles.Count == 0 || process.StartRoles.Any(role => company.HasRole(personId, role)));

    private async Task<Request> StartAsync(
        ProcessDescription process, Person person, CheckedForm form, Channel channel, CancellationToken cancellationToken,
        JsonObject? extra = null, MailOrigin? origin = null)
    {
        var now = clock.GetUtcNow();
        var request = new Request
        {
            Id = ids.New(),
            Number = await store.NextNumberAsync(process.NumberPrefix, calendar.LocalDate(now), cancellationToken),
            DefinitionId = process.DefinitionId,
            DefinitionVersionId = process.VersionId,
            InstanceId = ids.New(),
            RequesterId = person.Id,
            DepartmentId = person.DepartmentId,
            Title = await texts.TitleAsync(process, form.Values, cancellationToken),
            Inputs = origin?.With(form.Values) ?? form.Values.ToJsonString(),
            CustomerNumber = form.CustomerNumber,
            CreatedAt = now,
        };
        store.Add(request);
        await story.TellAsync(request, new StoryLine(TimelineKind.Submitted, channel) { ActorId = person.Id }, cancellationToken);
        story.Audit(request, "request.submitted", person.Id, new { process = process.DefinitionId, version = process.VersionId, inputs = form.Values });
        if (channel == Channel.Page)
            await store.DeleteDraftAsync(person.Id, $"request/{process.DefinitionId}", cancellationToken);
        var given = form.Values.DeepClone().AsObject();
        foreach (var (name, value) in extra ?? [])
            given[name] = value?.DeepClone();
        await processes.StartAsync(process.DefinitionId, request.InstanceId, request.Number, given, cancellationToken);
        return request;
    }
}
