using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkflowCrm.Host.Api;

namespace WorkflowCrm.Host.Designer;

/// <summary>What the OpenAPI document of the designer's calls says about them as a whole; the contract of the API for programs is another document.</summary>
internal static class DesignerDescription
{
    private const string Introduction = """
        What Elsa Studio calls to draw processes and to look at their instances; for process owners only. Refusals have status 400 with
        their sentences under errors, in the caller's language, because the Studio shows no other. What the caller should know besides is in
        the header X-WorkflowCrm-Notice, percent-encoded.
        """;

    public static void Configure(OpenApiOptions options)
    {
        ApiDescription.Configure(options);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "WorkflowCrm designer", Version = "v1", Description = Introduction };
            return Task.CompletedTask;
        });
    }
}
