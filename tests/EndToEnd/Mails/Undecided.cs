using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Npgsql;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>What must be as it was after everything that only looks: the request, its task, the story, the audit trail, and the links themselves.</summary>
public sealed class Undecided(RunningHost host, Colleague requester, Colleague auditor, string requestNumber, TaskMail mail)
{
    private RequestInfo? _before;
    private string? _audit;

    public async Task RememberAsync()
    {
        (_before, _audit) = (await requester.RequestAsync(requestNumber), await AuditAsync());
        Assert.Equal((mail.Links.Count, 0), await LinksAsync());
    }

    /// <param name="after">What has just been done, for the one who reads the failure.</param>
    public async Task HoldsAsync(string after)
    {
        var now = await requester.RequestAsync(requestNumber);
        Assert.True(now is { Status: "running", Outcome: null }, $"{after}: the request is {now.Status}, {now.Outcome}.");
        Assert.True(now.Tasks.Select(t => t.Id).SequenceEqual(_before!.Tasks.Select(t => t.Id)), $"{after}: other tasks are open.");
        Assert.True(now.Timeline.Count == _before.Timeline.Count, $"{after}: the story says {string.Join(", ", now.Timeline.Select(t => t.Kind))}.");
        Assert.True(await AuditAsync() == _audit, $"{after}: the audit trail of the request has grown.");
        var links = await LinksAsync();
        Assert.True(links == (mail.Links.Count, 0), $"{after}: {links.Usable} links can be used, {links.Used} were.");
    }

    /// <summary>What the audit trail says of the request.</summary>
    public async Task<string> AuditAsync() =>
        (await auditor.GetAsync($"api/audit?pageSize=200&subject=request/{requestNumber}")).Expect(HttpStatusCode.OK).Json.GetProperty("items").GetRawText();

    /// <summary>How many links of the mail can be used, and how many were, as the database has them.</summary>
    public async Task<(int Usable, int Used)> LinksAsync()
    {
        const string sql = "SELECT COUNT(CASE WHEN used_at IS NULL AND revoked_at IS NULL THEN 1 END), COUNT(used_at) FROM decision_links WHERE mail_id = @mail";
        await using System.Data.Common.DbConnection connection = host.ConnectionString is { } server ? new NpgsqlConnection(server) : new SqliteConnection($"Data Source={SqliteFile};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@mail", mail.Id);
        command.Parameters.Add(parameter);
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return (Convert.ToInt32(row.GetValue(0), CultureInfo.InvariantCulture), Convert.ToInt32(row.GetValue(1), CultureInfo.InvariantCulture));
    }

    private string SqliteFile => Assert.Single(Directory.GetFiles(host.DataDirectory, "*.db"));
}
