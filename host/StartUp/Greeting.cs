using System.Globalization;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.StartUp;

/// <summary>Tells whoever started the program where it is and, in Development, who can sign in.</summary>
internal sealed class Greeting(Texts texts, ISiteAddress site, HostSettings settings, IServiceScopeFactory scopes)
{
    private const string DemoPassword = "demo";
    private const int MostPeople = 8;

    // One of each part in a story: who decides, who keeps, who checks, who owns the processes.
    private static readonly string[] s_parts =
    [
        Roles.DepartmentManager, Roles.GeneralManager, Roles.ArchiveKeeper, Roles.ProcessOwner, Roles.Auditor, Roles.Administrator,
    ];

    public async Task WriteAsync(TextWriter console, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var organisation = await scope.ServiceProvider.GetRequiredService<IOrganisationStore>().CurrentAsync(cancellationToken);
        var lines = new List<string> { "" };
        lines.AddRange(Both("start.ready", ("address", site.Of("/").ToString())));
        var people = settings.Demo.Seed ? Chosen(organisation) : [];
        if (people.Count > 0)
        {
            lines.Add("");
            lines.AddRange(Both("start.who", ("password", DemoPassword)));
            lines.AddRange(people.Select(p => $"    {p.Login,-16} {p.Name} {p.Title} · {p.NameEn}, {p.TitleEn}"));
            var more = organisation.People.Count(p => p is { Active: true, IsDemo: true }) - people.Count;
            if (more > 0)
                lines.AddRange(Both("start.more", ("count", more.ToString(CultureInfo.InvariantCulture))));
        }

        lines.Add("");
        await console.WriteLineAsync(string.Join(Environment.NewLine, lines));
    }

    private IEnumerable<string> Both(string key, params (string Name, string Value)[] args) =>
        Texts.Languages.Select(language => "  " + texts.In(language, key, args));

    private static List<Person> Chosen(Organisation organisation)
    {
        var demo = organisation.People.Where(p => p is { Active: true, IsDemo: true }).OrderBy(p => p.Login, StringComparer.Ordinal).ToList();
        // The first story begins with a designer; any member of staff without an office will do.
        var asker = demo.FirstOrDefault(p => p.Login == "jiang.yinuo") ?? demo.FirstOrDefault(p => !organisation.RolesOf(p.Id).Any());
        var holders = s_parts.Select(role => organisation.WithRole(role).FirstOrDefault(p => p.IsDemo && p.DepartmentId == asker?.DepartmentId)
            ?? organisation.WithRole(role).FirstOrDefault(p => p.IsDemo));
        return [.. new[] { asker }.Concat(holders).OfType<Person>().DistinctBy(p => p.Id).Take(MostPeople)];
    }
}
