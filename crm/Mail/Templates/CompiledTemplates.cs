using System.Collections.Concurrent;

namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>
/// The published texts that this process has compiled, one for each template. A version never changes, so an entry is right for as long as
/// its number is the newest; every mail asks for that number, and no other node needs to tell of a publication.
/// </summary>
public sealed class CompiledTemplates
{
    private readonly ConcurrentDictionary<string, CompiledVersion> _byKey = new(StringComparer.Ordinal);

    /// <summary>The entry for exactly this version; null when it is not the one that was compiled last.</summary>
    internal CompiledVersion? Find(string key, int version) => _byKey.TryGetValue(key, out var known) && known.Version == version ? known : null;

    /// <summary>Keeps it, unless a newer one is kept already.</summary>
    internal CompiledVersion Keep(string key, CompiledVersion compiled)
    {
        _byKey.AddOrUpdate(key, compiled, (_, known) => known.Version > compiled.Version ? known : compiled);
        return compiled;
    }
}

/// <summary>What became of compiling a version.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Mail">Null when the shipped text is to be used, because an owner went back to it or because this one cannot be read.</param>
internal sealed record CompiledVersion(int Version, CompiledMail? Mail);
