using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>
/// One version of a workflow definition. The JSON that it was read from is kept whole, so that writing it back loses
/// nothing: unknown properties, unknown activities and the designer's data survive.
/// </summary>
public sealed class WorkflowDefinition
{
    internal const string FlowchartModeProperty = "Flowchart:ExecutionMode";

    private const string RootPath = "Workflow1";

    private WorkflowDefinition(JsonObject raw, EngineLimits? limits = null)
    {
        Raw = raw;
        Id = Json.Text(raw, "id") ?? "";
        DefinitionId = Json.Text(raw, "definitionId") ?? "";
        Version = Json.Int(raw, "version") ?? 1;
        Name = Json.Text(raw, "name");
        Description = Json.Text(raw, "description");
        IsPublished = Json.Bool(raw, "isPublished") ?? false;
        IsLatest = Json.Bool(raw, "isLatest") ?? false;
        IsReadonly = Json.Bool(raw, "isReadonly") ?? false;
        IsSystem = Json.Bool(raw, "isSystem") ?? false;
        Inputs = [.. Json.Items(raw, "inputs").OfType<JsonObject>().Select(InputDefinition.Read)];
        Outputs = [.. Json.Items(raw, "outputs").OfType<JsonObject>().Select(OutputDefinition.Read)];
        Variables = [.. Json.Items(raw, "variables").OfType<JsonObject>().Select((item, i) => VariableDefinition.Read(item, RootPath, i))];
        Outcomes = [.. Json.Items(raw, "outcomes").Select(Json.Text).OfType<string>()];
        CustomProperties = Json.Object(raw, "customProperties") ?? [];
        Options = WorkflowOptions.Read(raw);
        var root = Json.Object(raw, "root") ?? new JsonObject { ["type"] = "Elsa.Sequence", ["id"] = "root" };
        if (Json.Text(root, "type") is not { Length: > 0 })
        {
            throw new DefinitionFormatException("The root activity has no type.");
        }

        Root = NodeReader.Read(root, RootPath, "root", counter: limits is null ? null : new NodeCounter(limits));
    }

    /// <summary>The id of this version; empty when the text did not give one.</summary>
    public string Id { get; }

    /// <summary>The id that all versions share; empty when the text did not give one.</summary>
    public string DefinitionId { get; }

    public int Version { get; }

    public string? Name { get; }

    public string? Description { get; }

    /// <summary>The type of nodes that use this workflow as an activity: its name in Pascal case, e.g. <c>SubworkflowTest</c>.</summary>
    public string ActivityType => string.Concat((Name ?? DefinitionId)
        .Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public bool IsPublished { get; }

    public bool IsLatest { get; }

    /// <summary>Nobody may change it.</summary>
    public bool IsReadonly { get; }

    /// <summary>It belongs to the program and is not shown in lists.</summary>
    public bool IsSystem { get; }

    public IReadOnlyList<InputDefinition> Inputs { get; }

    public IReadOnlyList<OutputDefinition> Outputs { get; }

    public IReadOnlyList<VariableDefinition> Variables { get; }

    /// <summary>The ports that this workflow offers when it is used as an activity.</summary>
    public IReadOnlyList<string> Outcomes { get; }

    public JsonObject CustomProperties { get; }

    public WorkflowOptions Options { get; }

    /// <summary>
    /// How its flowcharts decide: the custom property (or option) <c>Flowchart:ExecutionMode</c>; null when it names none,
    /// so that the engine's setting holds.
    /// </summary>
    public FlowchartMode? FlowchartMode => Enum.TryParse<FlowchartMode>(FlowchartModeText, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode : null;

    public ActivityNode Root { get; }

    internal string? FlowchartModeText => Json.Text(CustomProperties, FlowchartModeProperty) ?? Json.Text(Options.Raw, FlowchartModeProperty);

    /// <summary>The whole document. Do not change it; use <see cref="Change"/>.</summary>
    public JsonObject Raw { get; }

    /// <summary>Reads a definition in the present shape or in those of the older tools.</summary>
    /// <param name="limits">How large it may be; null for a text that was accepted before, e.g. one from the database.</param>
    /// <exception cref="DefinitionFormatException">The text is not JSON, not a workflow definition, or too large.</exception>
    public static WorkflowDefinition Parse(string json, EngineLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (limits is not null && Encoding.UTF8.GetByteCount(json) is var size && size > limits.DefinitionSize)
        {
            throw new DefinitionFormatException($"The definition takes {size} bytes; {limits.DefinitionSize} are allowed. Divide it into several workflows that use each other.");
        }

        JsonNode? document;
        try
        {
            document = Json.Parse(json);
        }
        catch (JsonException e)
        {
            throw new DefinitionFormatException(
                $"The text is not valid JSON (line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}).", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw TextCheck.HalfACharacter(e);
        }

        TextCheck.Check(document);
        return Read(document as JsonObject ?? throw new DefinitionFormatException("The text is JSON, but not an object."), limits);
    }

    /// <summary>Writes the document as it was read.</summary>
    public string ToJson() => Raw.ToJsonString(Json.Compact);

    /// <summary>A copy of the document in which every activity carries its <c>nodeId</c>, as the designer demands.</summary>
    public JsonObject ToJsonWithNodeIds()
    {
        var copy = (JsonObject)Raw.DeepClone();
        if (Json.Object(copy, "root") is null)
        {
            copy["root"] = new JsonObject { ["type"] = "Elsa.Sequence", ["id"] = "root", ["version"] = 1, ["activities"] = new JsonArray() };
        }

        foreach (var node in Read(copy).Nodes())
        {
            node.Raw["nodeId"] = node.NodeId;
        }

        return copy;
    }

    /// <summary>A definition of its own whose document is <see cref="ToJsonWithNodeIds"/>; every activity carries its <c>id</c> too.</summary>
    public WorkflowDefinition WithNodeIds()
    {
        var copy = Read(ToJsonWithNodeIds());
        foreach (var node in copy.Nodes())
        {
            if (Json.Text(node.Raw, "id") is not { Length: > 0 })
            {
                Json.Set(node.Raw, "id", node.Id);
            }
        }

        return copy;
    }

    /// <summary>Another definition: this one's document, changed.</summary>
    public WorkflowDefinition Change(Action<JsonObject> edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var copy = (JsonObject)Raw.DeepClone();
        edit(copy);
        return Read(copy);
    }

    /// <summary>Another definition: this one's, in which nodes name exactly the versions of the workflows that they stand for.</summary>
    /// <param name="children">The workflow of each such node, by <see cref="ActivityNode.NodeId"/>; nodes that are not in it stay as they are.</param>
    public WorkflowDefinition PinChildren(IReadOnlyDictionary<string, WorkflowDefinition> children)
    {
        ArgumentNullException.ThrowIfNull(children);
        return Change(document =>
        {
            foreach (var node in Read(document).Nodes())
            {
                if (children.TryGetValue(node.NodeId, out var child))
                {
                    Json.Set(node.Raw, "version", child.Version);
                    Json.Set(node.Raw, "workflowDefinitionId", child.DefinitionId);
                    Json.Set(node.Raw, "workflowDefinitionVersionId", child.Id);
                }
            }
        });
    }

    /// <summary>Every node with its containers' nodes before it, outer ones first; <see cref="ActivityNode.NodeId"/> is its path.</summary>
    public IEnumerable<ActivityNode> Nodes() => Walk(Root);

    /// <summary>The node with this path or, failing that, the first one with this id; null when there is none.</summary>
    public ActivityNode? FindNode(string idOrNodeId)
        => Nodes().FirstOrDefault(node => node.NodeId == idOrNodeId) ?? Nodes().FirstOrDefault(node => node.Id == idOrNodeId);

    private static WorkflowDefinition Read(JsonObject document, EngineLimits? limits = null)
    {
        try
        {
            return new WorkflowDefinition(document, limits);
        }
        catch (InvalidOperationException e)
        {
            throw new DefinitionFormatException($"A value of the definition has an unexpected kind: {e.Message}", e);
        }
    }

    private static IEnumerable<ActivityNode> Walk(ActivityNode node)
    {
        yield return node;
        foreach (var child in node.Children)
        {
            foreach (var below in Walk(child.Node))
            {
                yield return below;
            }
        }
    }
}
