using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Fuzz.Mutation;

namespace WorkflowCrm.Fuzz.Targets;

/// <summary>Reads, checks, writes and runs mutated definitions.</summary>
internal sealed class ReaderTarget : IFuzzTarget
{
    private readonly string[] _samples = SampleDefinitions.Read();

    public string Name => "reader";

    public string Make(Random random)
    {
        var sample = _samples[random.Next(_samples.Length)];
        var json = random.Next(4) == 0 ? sample : JsonMutation.Mutate(sample, _samples[random.Next(_samples.Length)], random);
        return random.Next(4) == 0 ? TextMutation.Mutate(json, random) : json;
    }

    public async Task ReadAsync(string input)
    {
        WorkflowDefinition definition;
        try
        {
            definition = WorkflowDefinition.Parse(input, SmallEngine.Limits);
        }
        catch (DefinitionFormatException e)
        {
            if (e.Message.Length is 0 or > 1_000)
            {
                throw new FindingException($"The refusal has {e.Message.Length} characters.", e);
            }

            return;
        }

        var written = definition.ToJson();
        if (!JsonNode.DeepEquals(JsonNode.Parse(input, documentOptions: new() { MaxDepth = 300 }), JsonNode.Parse(written, documentOptions: new() { MaxDepth = 300 }))
            || WorkflowDefinition.Parse(written).ToJson() != written)
        {
            throw new FindingException("Writing the definition back loses something.");
        }

        _ = definition.ToJsonWithNodeIds();
        if (DefinitionCheck.Check(definition, SmallEngine.Catalogue, SmallEngine.Limits).Any(finding => finding.Message.Length == 0))
        {
            throw new FindingException("A finding of the check says nothing.");
        }

        // Without an id nothing is kept of it in the cache of compiled definitions.
        await new SmallEngine().RunAsync(definition.Change(document => document["id"] = ""), new() { ["Title"] = "T", ["Amount"] = 5 });
    }
}
