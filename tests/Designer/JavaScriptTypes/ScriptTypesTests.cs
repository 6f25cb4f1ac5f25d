using WorkflowCrm.Designer.JavaScriptTypes;

namespace WorkflowCrm.Designer.Tests.JavaScriptTypes;

public sealed class ScriptTypesTests
{
    [Fact]
    public void Variables_inputs_outputs_and_functions_are_proposed_with_their_types()
    {
        var definition = Drawings.Text("""
            { "definitionId": "d", "variables": [ { "id": "1", "name": "amount", "typeName": "Decimal" }, { "id": "2", "name": "客户名称", "typeName": "String" }, { "id": "3", "name": "not a name", "typeName": "Object" } ],
              "inputs": [ { "name": "scope", "type": "String", "isArray": true } ],
              "root": { "id": "f", "type": "Elsa.Flowchart", "activities": [ { "id": "a", "name": "approve1", "type": "WorkflowCrm.RequestApproval" } ] } }
            """);

        var lines = ScriptTypes.Of(definition, Drawings.Catalogue).Split('\n');

        Assert.Contains("declare function getVariable(name: string): any;", lines);
        Assert.Contains("declare function getAmount(): number;", lines);
        Assert.Contains("declare function setAmount(value: number): void;", lines);
        Assert.Contains("declare function get客户名称(): string;", lines);
        Assert.Contains("declare function getScope(): string[];", lines);
        Assert.Contains("declare function getCommentFromApprove1(): string;", lines);
        Assert.Contains("declare const variables: { \"amount\": number; \"客户名称\": string; \"not a name\": any; };", lines);
        Assert.DoesNotContain(lines, line => line.Contains("getNot a name", StringComparison.Ordinal));
        Assert.Distinct(lines.Where(line => line.Length > 0));
    }

    [Fact]
    public void A_definition_that_is_not_stored_yet_has_the_functions() =>
        Assert.StartsWith("declare function bytesFromBase64(base64: string): string;\n", ScriptTypes.Of(null, Drawings.Catalogue), StringComparison.Ordinal);
}
