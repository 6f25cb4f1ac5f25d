using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using WorkflowCrm.Host.Settings;
using WorkflowCrm.Host.StartUp;

namespace WorkflowCrm.Host.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Without_any_setting_everything_has_its_default()
    {
        var settings = Read("Development");
        Assert.Equal(Path.Combine(Environment.Root, "data"), settings.DataDirectory);
        Assert.Equal("Data Source=" + Path.Combine(Environment.Root, "data", "workflowcrm.db"), settings.ConnectionString);
        Assert.Equal(new DemoSettings(true, null), settings.Demo);
        Assert.Equal(NodeRole.All, settings.Role);
        Assert.Equal("workflow@tuofan.example", settings.Mail.From);
    }

    [Fact]
    public void The_limits_of_the_engine_are_settings()
    {
        var limits = Read("Production", ("Engine:StepsPerBurst", "500"), ("Engine:ScriptTime", "250"), ("Engine:ScriptMemory", "8388608")).Engine;

        Assert.Equal((500, TimeSpan.FromMilliseconds(250), 8_388_608), (limits.StepsPerBurst, limits.ScriptTime, limits.ScriptMemory));
        Assert.Equal(new WorkflowCrm.Engine.Runtime.EngineLimits().ValueSize, limits.ValueSize);
    }

    [Fact]
    public void Outside_development_there_is_no_demo_company() => Assert.False(Read("Production").Demo.Seed);

    [Fact]
    public void Two_people_publish_outside_development_unless_a_setting_says_otherwise()
    {
        Assert.True(Read("Production").Publishing.TwoPeople);
        Assert.False(Read("Development").Publishing.TwoPeople);
        Assert.False(Read("Production", ("Publishing:TwoPeople", "false")).Publishing.TwoPeople);
        Assert.True(Read("Development", ("Publishing:TwoPeople", "true")).Publishing.TwoPeople);
    }

    [Theory]
    [InlineData("Data:Direktory", "x", "Data__Direktory")]
    [InlineData("ConnectionStrings:Default", "Data Source=x", "ConnectionStrings__Default")]
    [InlineData("Demo:Sed", "true", "Demo__Sed")]
    [InlineData("Node:Rolle", "web", "Node__Rolle")]
    [InlineData("Mail:Smtp:Hots", "x", "Mail__Smtp__Hots")]
    [InlineData("Mail:Pop3:Host", "x", "Mail__Pop3")]
    [InlineData("Site:Url", "http://x", "Site__Url")]
    [InlineData("Engine:StepPerBurst", "500", "Engine__StepPerBurst")]
    [InlineData("Data:Directory:Sub", "x", "Data__Directory")]
    public void An_unknown_setting_is_named(string key, string value, string named)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read("Development", (key, value)));
        Assert.Equal("start.unknown-setting", refused.Key);
        Assert.Contains(named, Running.Sentence(refused), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Node:Role", "boss")]
    [InlineData("Demo:Seed", "perhaps")]
    [InlineData("Demo:Day", "25.11.2026")]
    [InlineData("Publishing:TwoPeople", "three")]
    [InlineData("Site:Address", "ftp://files.example")]
    [InlineData("Mail:From", "not an address")]
    [InlineData("Mail:Domain", "two words")]
    [InlineData("Engine:StepsPerBurst", "0")]
    [InlineData("Engine:ScriptTime", "2 seconds")]
    [InlineData("Engine:ValueSize", "99999999999")]
    [InlineData("ConnectionStrings:WorkflowCrm", "Host=a;Data Source=b")]
    [InlineData("ConnectionStrings:WorkflowCrm", "Database=crm")]
    [InlineData("ConnectionStrings:WorkflowCrm", "nonsense")]
    public void A_value_that_means_nothing_is_named(string key, string value)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read("Development", (key, value)));
        Assert.Contains(key.Replace(":", "__", StringComparison.Ordinal), Running.Sentence(refused), StringComparison.Ordinal);
    }

    [Fact]
    public void A_demo_company_outside_development_is_refused() =>
        Assert.Equal("start.demo-outside-development", Assert.Throws<StartRefusedException>(() => Read("Production", ("Demo:Seed", "true"))).Key);

    [Fact]
    public void A_demo_day_without_a_demo_company_is_refused() =>
        Assert.Equal("start.demo-day-without-seed", Assert.Throws<StartRefusedException>(() => Read("Development", ("Demo:Seed", "false"), ("Demo:Day", "2026-11-25"))).Key);

    [Fact]
    public void An_environment_variable_that_only_looks_like_a_section_is_none_of_ours() =>
        Assert.Equal(NodeRole.All, Read("Development", ("Mail", "/var/mail/someone"), ("Node", "v20")).Role);

    [Fact]
    public void An_empty_value_counts_as_not_set() => Assert.Equal(NodeRole.All, Read("Development", ("Node:Role", " ")).Role);

    [Fact]
    public void A_password_is_never_repeated()
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read("Production", ("ConnectionStrings:WorkflowCrm", "Password=hush;Database=x")));
        Assert.DoesNotContain("hush", Running.Sentence(refused), StringComparison.Ordinal);
    }

    private static HostSettings Read(string environment, params (string Key, string Value)[] settings) =>
        new SettingsReader(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build(),
            new Environment(environment)).Read();

    private sealed class Environment(string name) : IHostEnvironment
    {
        public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "somewhere"));

        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "WorkflowCrm.Host";

        public string ContentRootPath { get; set; } = Root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
