using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>Turns a definition into a <see cref="CompiledWorkflow"/>; workflows that it uses as activities become part of it.</summary>
internal sealed class WorkflowCompiler(
    ActivityCatalogue catalogue, IDefinitionStore? definitions, EngineLimits limits, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, CompiledNode> _nodes = new(StringComparer.Ordinal);
    private readonly NodeInputs _inputs = new(new ExpressionReader(catalogue.Scripts));
    private bool _keepsOutputs;
    private int _count;
    private WorkflowDefinition? _definition;

    public async ValueTask<CompiledWorkflow> CompileAsync(WorkflowDefinition definition)
    {
        _definition = definition;
        _keepsOutputs = OutputMentions.AnyIn(definition.ToJson());
        var root = await CompileAsync(definition.Root, parent: null, "root", 0, 0, depth: 1);
        return new CompiledWorkflow
        {
            Definition = definition,
            Root = root,
            Variables = [.. definition.Variables.Select(CompiledVariable.From)],
            Inputs = definition.Inputs.GroupBy(input => input.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => InputVariable(group.First()), StringComparer.OrdinalIgnoreCase),
            Nodes = _nodes,
            KeepsOutputs = _keepsOutputs,
        };
    }

    private async ValueTask<CompiledNode> CompileAsync(ActivityNode source, CompiledNode? parent, string port, int index, int position, int depth)
    {
        var problem = ProblemOf(parent, depth);
        var type = problem is null ? catalogue.FindType(source.Type) : null;
        var child = type is null && problem is null ? await FindWorkflowAsync(source) : null;
        if (child is not null && IsWithin(parent, child))
        {
            problem = $"The workflow '{child.Name ?? child.DefinitionId}' uses itself as an activity.";
            child = null;
        }

        var node = new CompiledNode
        {
            Source = source,
            Parent = parent,
            Port = port,
            Index = index,
            FlowPosition = position,
            Type = type ?? catalogue.FindType(child is null ? "#NotFound" : "#ChildWorkflow")!,
            Problem = problem,
        };
        _nodes.TryAdd(node.NodeId, node);
        if (problem is null)
        {
            if (child is not null)
            {
                await InlineAsync(node, child, depth);
            }
            else
            {
                await FillAsync(node, source, depth);
            }
        }

        return node;
    }

    private string? ProblemOf(CompiledNode? parent, int depth) => depth > limits.NestingDepth
        ? string.Create(CultureInfo.InvariantCulture, $"Activities are nested more than {limits.NestingDepth} levels deep.")
        : ++_count > limits.ActivitiesInAll
            ? string.Create(CultureInfo.InvariantCulture, $"The workflow and those that it uses as activities have more than {limits.ActivitiesInAll} activities.")
            : parent?.NodeId.Length > NodeReader.LongestPath ? "The ids of the activities that this one is in are too long." : null;

    /// <summary>Whether a workflow is already being made part of itself: two uses of itself would double at every level.</summary>
    private bool IsWithin(CompiledNode? parent, WorkflowDefinition child)
    {
        for (var node = parent; node is not null; node = node.Parent)
        {
            if (node.Workflow?.Definition.DefinitionId == child.DefinitionId)
            {
                return true;
            }
        }

        return _definition!.DefinitionId == child.DefinitionId;
    }

    private async ValueTask FillAsync(CompiledNode node, ActivityNode source, int depth)
    {
        node.Variables = [.. source.Variables.Select(CompiledVariable.From)];
        node.Inputs = _inputs.Compile(node.Type, source);
        node.Outputs = [.. node.Type.Outputs
            .Select(property => new CompiledOutput(property, TargetOf(source, property.Name)))
            .Where(output => output.Target is not null || _keepsOutputs)];
        var children = new CompiledNode[source.Children.Count];
        for (var i = 0; i < children.Length; i++)
        {
            var child = source.Children[i];
            children[i] = await CompileAsync(child.Node, node, child.Port, child.Index, i, depth + 1);
        }

        node.Children = children;
        if (source.Type == "Elsa.Flowchart")
        {
            node.Flow = new FlowLayout(node);
        }
    }

    private async ValueTask InlineAsync(CompiledNode node, WorkflowDefinition child, int depth)
    {
        _keepsOutputs |= OutputMentions.AnyIn(child.ToJson());
        var inputs = child.Inputs.Select(input => (InputVariable(input) with { IsPersistent = true }, _inputs.ReadChildInput(node.Source, input.Name))).ToArray();
        var outputs = child.Outputs.Select(output => (OutputVariable(output), TargetOf(node.Source, output.Name))).ToArray();
        node.Workflow = new CompiledChildWorkflow(child, inputs, outputs);
        node.Variables =
        [
            .. child.Variables.Select(CompiledVariable.From),
            .. inputs.Select(input => input.Item1),
            .. outputs.Select(output => output.Item1),
        ];

        // Read again under this node's path, so that two uses of one child are told apart.
        var root = NodeReader.Read(child.Root.Raw, node.NodeId, "root");
        node.Children = [await CompileAsync(root, node, "root", 0, 0, depth + 1)];
    }

    private async ValueTask<WorkflowDefinition?> FindWorkflowAsync(ActivityNode source)
    {
        if (definitions is null)
        {
            return null;
        }

        var version = source.WorkflowDefinitionVersionId is { Length: > 0 } versionId
            ? await definitions.FindVersionAsync(versionId, cancellationToken)
            : null;
        version ??= source.WorkflowDefinitionId is { Length: > 0 } id ? await definitions.FindPublishedAsync(id, cancellationToken) : null;
        return version ?? (source.Type.Contains('.', StringComparison.Ordinal) ? null : await definitions.FindActivityAsync(source.Type, cancellationToken));
    }

    private static string? TargetOf(ActivityNode source, string output)
        => source.Property(output) is JsonObject bound && Json.Object(bound, "memoryReference") is { } reference ? Json.Text(reference, "id") : null;

    private static CompiledVariable InputVariable(InputDefinition input) => CompiledVariable.From(new VariableDefinition
    {
        Id = input.Name,
        Name = input.Name,
        TypeName = input.Type,
        IsArray = input.IsArray,
        Value = input.DefaultValue,
        IsPersistent = input.IsPersistent,
        Raw = input.Raw,
    });

    private static CompiledVariable OutputVariable(OutputDefinition output) => CompiledVariable.From(new VariableDefinition
    {
        Id = output.Name,
        Name = output.Name,
        TypeName = output.Type,
        IsArray = output.IsArray,
        Raw = output.Raw,
    });
}
