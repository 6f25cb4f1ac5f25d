using WorkflowCrm.Host.Development.Clock;
using WorkflowCrm.Host.Development.Mails;

namespace WorkflowCrm.Host.Development;

/// <summary>What only the Development environment answers; elsewhere these addresses do not exist.</summary>
internal static class DevelopmentEndpoints
{
    private const string MailStyle = """
        body { margin: 0; overflow-wrap: anywhere; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #8884; vertical-align: top; overflow-wrap: anywhere; }
        iframe { width: 100%; height: 32rem; border: 1px solid #8888; background: #fff; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; }
        @media (max-width: 40rem) { th { display: none; } tr { display: block; padding: .4rem 0; border-bottom: 1px solid #8884; } td { display: block; padding: 0 .2rem; border: 0; } }
        """;

    public static void Map(WebApplication app)
    {
        var development = app.MapGroup("/dev").WithTags("Development");
        ClockEndpoints.Map(development);
        MailEndpoints.Map(development);
        development.MapGet("/mail.css", () => Results.Text(MailStyle, "text/css")).ExcludeFromDescription();
    }
}
