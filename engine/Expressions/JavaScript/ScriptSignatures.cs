using System.Collections.Frozen;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>The functions that every script may call, as a designer's editor proposes them.</summary>
public static class ScriptSignatures
{
    /// <summary>Name to parameters and result, in TypeScript.</summary>
    public static IReadOnlyDictionary<string, string> Functions { get; } = new Dictionary<string, string>
    {
        ["getWorkflowDefinitionId"] = "(): string",
        ["getWorkflowDefinitionVersionId"] = "(): string",
        ["getWorkflowDefinitionVersion"] = "(): number",
        ["getWorkflowInstanceId"] = "(): string",
        ["getCorrelationId"] = "(): string | null",
        ["getWorkflowInstanceName"] = "(): string | null",
        ["setCorrelationId"] = "(value: string): void",
        ["setWorkflowInstanceName"] = "(value: string): void",
        ["setOutcome"] = "(outcome: string): void",
        ["setOutcomes"] = "(outcomes: string[]): void",
        ["getVariable"] = "(name: string): any",
        ["setVariable"] = "(name: string, value: any): void",
        ["getInput"] = "(name: string): any",
        ["getLastResult"] = "(): any",
        ["getOutputFrom"] = "(activity: string, output?: string): any",
        ["isNullOrWhiteSpace"] = "(text: string | null): boolean",
        ["isNullOrEmpty"] = "(text: string | null): boolean",
        ["toJson"] = "(value: any): string",
        ["newGuid"] = "(): string",
        ["newGuidString"] = "(): string",
        ["newShortGuid"] = "(): string",
        ["getShortGuid"] = "(guid: string): string",
        ["parseGuid"] = "(text: string): string",
        ["getGuidString"] = "(guid: string): string",
        ["bytesToBase64"] = "(bytes: string): string",
        ["bytesFromBase64"] = "(base64: string): string",
        ["bytesToString"] = "(bytes: string): string",
        ["bytesFromString"] = "(text: string): string",
        ["stringToBase64"] = "(text: string): string",
        ["stringFromBase64"] = "(base64: string): string",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
