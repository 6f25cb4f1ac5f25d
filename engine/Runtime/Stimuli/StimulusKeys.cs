using System.Security.Cryptography;
using System.Text;

namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>The names of locks and ids that follow from a stimulus: the same wherever and however often they are computed.</summary>
public static class StimulusKeys
{
    /// <summary>The lock between a stimulus that finds nobody and an instance that begins to wait.</summary>
    public static string Waiting(string hash, string scope) => $"waiting:{hash}:{scope}";

    /// <summary>The lock between those who start an instance of an id that is known beforehand, and those who cancel it.</summary>
    public static string Start(string instanceId) => $"start:{instanceId}";

    /// <summary>The id of the instance that an occurrence starts: whoever handles it twice makes the same instance.</summary>
    public static string InstanceId(params ReadOnlySpan<string> parts)
        => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!)))[..16]).ToString("N");
}
