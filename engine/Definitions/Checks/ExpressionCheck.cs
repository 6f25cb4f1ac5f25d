using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Expressions;

namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>Reads every expression of a node without evaluating it.</summary>
internal sealed partial class ExpressionCheck(ActivityCatalogue catalogue, FindingList findings)
{
    private readonly ExpressionReader _reader = new(catalogue.Scripts);

    public void Check(ActivityNode node, VariableNames variables)
    {
        foreach (var (property, value) in node.Raw)
        {
            if (property is not ("metadata" or "customProperties" or "connections" or "variables")
                && !node.Children.Any(child => child.Port == property && !property.Equals("cases", StringComparison.OrdinalIgnoreCase)))
            {
                Search(node, property, value, variables, depth: 0);
            }
        }

        if (node.Property("variable") is JsonObject variable)
        {
            CheckReference(node, variable, variables);
        }
    }

    private void Search(ActivityNode node, string property, JsonNode? value, VariableNames variables, int depth)
    {
        if (value is JsonArray array && depth < 3)
        {
            foreach (var item in array)
            {
                Search(node, property, item, variables, depth + 1);
            }
        }
        else if (value is JsonObject candidate && depth < 3)
        {
            if (Json.Has(candidate, "type") && Json.Has(candidate, "value"))
            {
                CheckExpression(node, property, candidate, variables);
            }
            else
            {
                foreach (var (name, inner) in candidate)
                {
                    if (name is "expression" or "condition" || inner is JsonArray)
                    {
                        Search(node, property, inner, variables, depth + 1);
                    }
                }
            }
        }
    }

    private void CheckExpression(ActivityNode node, string property, JsonObject raw, VariableNames variables)
    {
        var expression = _reader.Read(raw);
        if (node.Type == "Elsa.RunJavaScript" && property == "script" && expression is LiteralExpression { Value: string script })
        {
            expression = new JavaScriptExpression(script, catalogue.Scripts);
        }

        try
        {
            switch (expression)
            {
                case UnknownExpression unknown:
                    findings.Error(
                        FindingCodes.UnknownLanguage,
                        node,
                        $"'{property}' of '{DefinitionCheck.NameOf(node)}' is written in '{unknown.Language}', which does not exist here.",
                        property,
                        unknown.Language);
                    break;
                case BrokenExpression broken:
                    Broken(node, property, broken.Reason, broken.Line, broken.Column);
                    break;
                case JavaScriptExpression javaScript:
                    _ = javaScript.Parsed;
                    CheckScriptVariables(node, javaScript.Source, variables);
                    break;
                case HandlebarsExpression template:
                    template.Check();
                    break;
                case VariableExpression variable when !variables.Has(variable.Id) && !(variable.Name is { } name && variables.Has(name)):
                    UnknownVariable(node, variable.Name ?? variable.Id);
                    break;
            }
        }
        catch (ExpressionException e)
        {
            Broken(node, property, e.Message, e.Line, e.Column);
        }
    }

    private void CheckReference(ActivityNode node, JsonObject variable, VariableNames variables)
    {
        var (id, name) = (Json.Text(variable, "id"), Json.Text(variable, "name"));
        if (!(id is not null && variables.Has(id)) && !(name is not null && variables.Has(name)))
        {
            UnknownVariable(node, name ?? id ?? "");
        }
    }

    /// <summary>Only names that stand in the script as such can be known: what an accessor function means is found when it is called.</summary>
    private void CheckScriptVariables(ActivityNode node, string script, VariableNames variables)
    {
        foreach (Match mention in VariableMention().Matches(script))
        {
            var name = mention.Groups[1].Value;
            if (!variables.Has(name))
            {
                UnknownVariable(node, name);
            }
        }
    }

    private void UnknownVariable(ActivityNode node, string name) => findings.Error(
        FindingCodes.UnknownVariable, node, $"'{DefinitionCheck.NameOf(node)}' uses the variable '{name}', which does not exist there.", name);

    private void Broken(ActivityNode node, string property, string reason, int line, int column)
    {
        var place = line > 0 ? string.Create(CultureInfo.InvariantCulture, $" (line {line}, column {column})") : "";
        findings.Error(
            FindingCodes.BrokenExpression,
            node,
            $"'{property}' of '{DefinitionCheck.NameOf(node)}' cannot be read{place}: {reason}",
            property,
            reason,
            line.ToString(CultureInfo.InvariantCulture),
            column.ToString(CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"\b[gs]etVariable\(\s*['""]([^'""]+)['""]", RegexOptions.CultureInvariant)]
    private static partial Regex VariableMention();
}
