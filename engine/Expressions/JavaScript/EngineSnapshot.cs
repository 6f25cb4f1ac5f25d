using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>
/// Remembers every built-in object of an engine, so that an engine can be used again for another instance only when no
/// script has changed any of them.
/// </summary>
internal sealed class EngineSnapshot
{
    private readonly List<Entry> _entries = [];

    public EngineSnapshot(ObjectInstance root)
    {
        var seen = new HashSet<ObjectInstance>(ReferenceEqualityComparer.Instance) { root };
        var open = new Queue<ObjectInstance>(seen);
        while (open.TryDequeue(out var owner))
        {
            var properties = owner.GetOwnProperties().Select(pair => new Property(pair.Key, pair.Value)).ToArray();
            _entries.Add(new Entry(owner, owner.Extensible, properties));
            foreach (var value in properties.Select(property => property.Value).OfType<JsValue>().Where(value => value.IsObject()))
            {
                if (seen.Add(value.AsObject()))
                {
                    open.Enqueue(value.AsObject());
                }
            }
        }
    }

    public bool IsUnchanged()
    {
        foreach (var entry in _entries)
        {
            if (entry.Owner.Extensible != entry.Extensible || !entry.HasItsProperties())
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Entry(ObjectInstance Owner, bool Extensible, Property[] Properties)
    {
        public bool HasItsProperties()
        {
            var count = 0;
            foreach (var (name, descriptor) in Owner.GetOwnProperties())
            {
                // The order of a dictionary that nobody has changed is its order before.
                if (count >= Properties.Length || Properties[count].Name != name || !Properties[count].Is(descriptor))
                {
                    return false;
                }

                count++;
            }

            return count == Properties.Length;
        }
    }

    private readonly struct Property(string name, PropertyDescriptor descriptor)
    {
        private readonly (bool?, bool?, bool?) _flags = (descriptor.Enumerable, descriptor.Writable, descriptor.Configurable);

        public string Name { get; } = name;

        public JsValue? Value { get; } = descriptor.Value;

        public bool Is(PropertyDescriptor other)
            => ReferenceEquals(Value, other.Value) && _flags == (other.Enumerable, other.Writable, other.Configurable);
    }
}
