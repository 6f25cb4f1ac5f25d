using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Activities.Simulation;
using WorkflowCrm.Activities;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Simulation;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;
using WorkflowCrm.Storage.Tests.Definitions;
using WorkflowCrm.Storage.Tests.Mail;

namespace WorkflowCrm.Storage.Tests.Simulation;

/// <summary>A simulation reads the company's database and leaves it as it was.</summary>
public abstract class SimulationContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_simulation_leaves_every_row_of_every_table_as_it_was()
    {
        await using var host = NewHost();
        await FillAsync(host);
        var before = await ContentAsync();
        Assert.Contains(before, table => table.StartsWith("customers 1 ", StringComparison.Ordinal));

        var told = await RunAsync(host, new ScriptedDecision("部门经理签字") { After = "3wh" });
        Assert.Equal((SimulationEnd.Settled, "Approved"), (told.End, told.Outcome));
        Assert.Equal(["han", "lin", "ye", "luo"], told.Tasks.Select(task => task.AssigneeId));
        var mail = told.Mails.First(one => one.Template == "case.approved");
        Assert.Equal("luo@tuofan.example", mail.ToAddress);
        Assert.Contains("请您审批", told.Mails[0].Text, StringComparison.Ordinal); // the real template
        Assert.Contains(told.Records, record => record.Action == "access.granted");
        Assert.Equal(before, await ContentAsync());
    }

    [Fact]
    public async Task So_does_one_whose_script_cannot_be_done()
    {
        await using var host = NewHost();
        await FillAsync(host);
        var before = await ContentAsync();
        var told = await RunAsync(host, new ScriptedDecision("部门经理签字") { PersonId = "nobody" });
        Assert.Equal(SimulationEnd.Failed, told.End);
        Assert.Equal(before, await ContentAsync());
    }

    [Fact]
    public async Task So_do_those_at_random_and_one_within_a_unit_of_work_that_is_committed()
    {
        await using var host = NewHost();
        await FillAsync(host);
        var before = await ContentAsync();
        await host.InUnitAsync(async s =>
        {
            for (ulong seed = 0; seed < 5; seed++)
                await s.GetRequiredService<Simulator>().RunAsync(Script() with { Seed = seed }, Token);
        });
        Assert.Equal(before, await ContentAsync());
    }

    [Fact]
    public async Task A_draft_with_a_child_is_tried_with_the_child_that_is_published()
    {
        await using var host = NewHost();
        var (id, childId) = (Samples.NewId(), Samples.NewId());
        await new DefinitionDesk(host).PublishAsync(Draw.Child(childId, $"子{id}", false, Draw.Line("l", "里面")));
        var before = await ContentAsync();
        var result = await host.GetRequiredService<Simulator>().RunAsync(
            new SimulationScript { Definition = WorkflowDefinition.Parse(Draw.Definition(id, "父", Draw.Use("u", childId))) }, Token);
        Assert.Contains(result.Value.Path, step => step is { ActivityId: "l", Event: "Completed" });
        Assert.Empty(result.Value.Incidents);
        Assert.Equal(before, await ContentAsync());
    }

    private static SimulationScript Script() => new()
    {
        Definition = WorkflowDefinition.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "archive-access.json"))),
        RequesterId = "luo",
        Inputs = new JsonObject
        {
            ["customer"] = "TF-S-A-1", ["scope"] = new JsonArray("contract"), ["purpose"] = "准备提案", ["manner"] = "online",
            ["from"] = "2026-11-25", ["to"] = "2026-12-31", ["undertaking"] = true,
        },
    };

    private static async Task<SimulatedCase> RunAsync(ServiceProvider host, params ScriptedDecision[] decisions)
    {
        var result = await host.GetRequiredService<Simulator>().RunAsync(Script() with { Decisions = decisions }, Token);
        Assert.True(result.Succeeded, result.Problem?.Code + string.Join(',', result.Problem?.Fields.Select(f => f.Field + f.Code) ?? []));
        return result.Value;
    }

    private ServiceProvider NewHost() => database.NewHost(database.ConnectionString, register: services =>
    {
        services.AddSingleton(ActivityCatalogue.Create(WorkflowCrmActivities.Assembly));
        services.AddSingleton(WorkingCalendar.China());
        services.AddSingleton<IMailTemplates>(new MailTemplates(Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows", "mail"), "*.hbs")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText)));
        services.AddSingleton<ISiteAddress, Site>().AddSingleton<IMailSecrets, TestSecrets>();
        services.AddSingleton(p => new Simulator(
            p.GetRequiredService<IServiceScopeFactory>(), p.GetRequiredService<ActivityCatalogue>(), p.GetRequiredService<WorkingCalendar>(), p.GetRequiredService<TimeProvider>()));
    });

    /// <summary>A small company with one customer, once.</summary>
    private static Task FillAsync(ServiceProvider host) => host.InUnitAsync(async s =>
    {
        var people = s.GetRequiredService<IOrganisationStore>();
        if ((await people.CurrentAsync(Token)).Find("luo") is not null)
            return;
        people.Add(new Department { Id = "Z", Name = "总经理办公室", NameEn = "GM office" });
        people.Add(new Department { Id = "J", Name = "设计部", NameEn = "Design", ManagerId = "han" });
        people.Add(new Department { Id = "S", Name = "市场部", NameEn = "Marketing" });
        foreach (var (id, department) in new[] { ("luo", "J"), ("han", "J"), ("lin", "Z"), ("ye", "Z") })
            people.Add(Samples.Person(id, department));
        people.Add(new RoleAssignment { PersonId = "lin", Role = Roles.GeneralManager });
        people.Add(new RoleAssignment { PersonId = "ye", Role = Roles.ArchiveKeeper });
        people.Add(new RoleAssignment { PersonId = "ye", Role = Roles.GmOfficeSecretary });
        var customer = Samples.Customer("TF-S-A-1", "星野岚餐饮", "XYLCY", DateTimeOffset.UnixEpoch);
        customer.ArchiveLevel = Crm.Customers.Grading.ArchiveLevel.Company;
        customer.DepartmentId = "S";
        s.GetRequiredService<ICustomerStore>().Add(customer, new CustomerArchive { CustomerId = customer.Id });
    });

    /// <summary>Each table with its number of rows and a hash of all that is in them.</summary>
    private Task<List<string>> ContentAsync() => database.Services.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<WorkflowCrmDbContext>();
        await db.Database.OpenConnectionAsync(Token);
        var content = new List<string>();
        foreach (var table in db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.Select(t => t.Name).Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(Token);
            var rows = new List<string>();
            while (await reader.ReadAsync(Token))
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
            rows.Sort(StringComparer.Ordinal);
            content.Add($"{table} {rows.Count} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}");
        }

        return content;
    });

    private sealed class Site : ISiteAddress
    {
        public string Sender => "workflow@tuofan.example";

        public string MailDomain => "tuofan.example";

        public string? Mailbox => "oa@tuofan.example";

        public Uri Of(string path) => new("https://crm.tuofan.example" + path);
    }
}
