using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace WorkflowCrm.Host.Outbound;

/// <summary>Which addresses a workflow may call. This machine and the services that only machines should reach are not among them.</summary>
internal static class OutboundAddresses
{
    // Where clouds tell a machine its secrets; those within the link-local range need no line of their own.
    private static readonly IPAddress[] s_metadata =
    [
        IPAddress.Parse("100.100.100.200"), IPAddress.Parse("168.63.129.16"), IPAddress.Parse("192.0.0.192"), IPAddress.Parse("fd00:ec2::254"),
    ];

    /// <summary>False for loopback, link-local, metadata, unspecified, multicast and reserved addresses, in whatever form they are written.</summary>
    public static bool IsOpen(IPAddress address)
    {
        var real = Real(address);
        if (s_metadata.Contains(real) || IPAddress.IsLoopback(real))
            return false;
        return real.AddressFamily switch
        {
            AddressFamily.InterNetwork => IsOpen(real.GetAddressBytes()),
            AddressFamily.InterNetworkV6 => !real.IsIPv6LinkLocal && !real.IsIPv6Multicast && !real.Equals(IPAddress.IPv6Any),
            _ => false,
        };
    }

    private static bool IsOpen(byte[] four) => four[0] is not (0 or 127 or >= 224) && !(four[0] == 169 && four[1] == 254);

    // An address of the old kind that is wrapped into one of the new kind leads to the same machine.
    private static IPAddress Real(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (BinaryPrimitives.ReadUInt64BigEndian(bytes) == 0x0064_FF9B_0000_0000 && BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8)) == 0)
            return new IPAddress(bytes.AsSpan(12)); // NAT64
        if (BinaryPrimitives.ReadUInt16BigEndian(bytes) == 0x2002)
            return new IPAddress(bytes.AsSpan(2, 4)); // 6to4
        if (BinaryPrimitives.ReadUInt64BigEndian(bytes) == 0 && BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8)) == 0 && bytes[12] != 0)
            return new IPAddress(bytes.AsSpan(12)); // IPv4-compatible
        return address;
    }
}
