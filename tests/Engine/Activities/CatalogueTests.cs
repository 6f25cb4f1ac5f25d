using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_built_in_activity_describes_itself()
        => Assert.All(ActivityCatalogue.Create().Descriptors, descriptor =>
        {
            Assert.StartsWith("Elsa.", descriptor.Type, StringComparison.Ordinal);
            Assert.NotEmpty(descriptor.DisplayName);
            Assert.NotEmpty(descriptor.Description);
            Assert.NotEmpty(descriptor.Category);
            Assert.NotEmpty(descriptor.Outcomes);
        });

    [Fact]
    public void Attributes_become_a_descriptor()
    {
        var descriptor = ActivityCatalogue.CreateFromTypes(typeof(Greet)).Find("Test.Greet")!;

        Assert.Equal(("Greet", "Done"), (descriptor.DisplayName, descriptor.Outcomes.Single()));
        var input = Assert.Single(descriptor.Inputs);
        Assert.Equal(("FullName", "String", "Full name", "nobody"), (input.Name, input.TypeName, input.DisplayName, input.DefaultValue));
        Assert.Equal(("Greeting", "String"), (descriptor.Outputs.Single().Name, descriptor.Outputs.Single().TypeName));
    }

    [Fact]
    public void Two_activities_cannot_share_a_type()
        => Assert.Contains(
            "Elsa.WriteLine",
            Assert.Throws<InvalidOperationException>(() => ActivityCatalogue.CreateFromTypes(typeof(Impostor))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Inputs_defaults_services_and_outputs_reach_and_leave_the_activity()
    {
        var engine = new EngineHarness(typeof(Greet));
        engine.Services.Add(new Politeness("Dear"));

        await engine.RunAsync(Workflow(
            Sequence(
                "s",
                Node("g", "Test.Greet", ("fullName", Script("'An' + 'na'")), ("greeting", Bound("var-x"))),
                LineOf("a", "getX()"),
                Node("h", "Test.Greet", ("greeting", Bound("var-x"))),
                LineOf("b", "getX()")),
            Variable("x")));

        Assert.Equal(["Dear Anna", "Dear nobody"], engine.Lines);
    }

    [Fact]
    public async Task A_missing_service_is_named()
    {
        var state = await new EngineHarness(typeof(Greet)).RunAsync(Workflow(Node("g", "Test.Greet")));

        Assert.Contains("needs Politeness", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
    }

    internal sealed record Politeness(string Word);

    [Activity("Test.Greet")]
    internal sealed class Greet(Politeness politeness) : Activity
    {
        [Input(DefaultValue = "nobody")]
        public string FullName { get; set; } = "";

        [Output]
        public string? Greeting { get; set; }

        protected internal override ValueTask ExecuteAsync(ActivityContext context)
        {
            Greeting = $"{politeness.Word} {FullName}";
            return default;
        }
    }

    [Activity("Elsa.WriteLine")]
    internal sealed class Impostor : Activity
    {
        protected internal override ValueTask ExecuteAsync(ActivityContext context) => default;
    }
}
