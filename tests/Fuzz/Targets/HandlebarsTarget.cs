using WorkflowCrm.Fuzz.Mutation;

namespace WorkflowCrm.Fuzz.Targets;

/// <summary>Reads and fills in templates that a grammar makes, mutated or not.</summary>
internal sealed class HandlebarsTarget : IFuzzTarget
{
    public string Name => "handlebars";

    public string Make(Random random)
    {
        var template = new TemplateGrammar(random).Template();
        return random.Next(3) == 0 ? TextMutation.Mutate(template, random) : template;
    }

    public Task ReadAsync(string input)
        => new SmallEngine().RunAsync(JavaScriptTarget.Definition("Handlebars", input), new() { ["Title"] = "T", ["Amount"] = 5, ["items"] = new[] { 1, 2, 3 } });
}
