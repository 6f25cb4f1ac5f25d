using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.StorageDrivers;

/// <summary><c>GET /elsa/api/descriptors/storage-drivers</c>. The Studio gives the first one to new variables and inputs: it must be the one that keeps them.</summary>
public static class StorageDriversEndpoint
{
    public static void MapStorageDrivers(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/elsa/api/descriptors/storage-drivers", (IStudioTexts texts) => StudioJson.Ok(new StudioList<StorageDriver>(
        [
            new StorageDriver("WorkflowInstanceStorageDriver", texts.Get("designer.driver.instance"), 5),
            new StorageDriver("MemoryStorageDriver", texts.Get("designer.driver.memory"), 0),
        ])))
        .Produces<StudioList<StorageDriver>>();
}
