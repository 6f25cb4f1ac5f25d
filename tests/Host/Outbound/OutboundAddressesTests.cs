using System.Net;
using WorkflowCrm.Host.Outbound;

namespace WorkflowCrm.Host.Tests.Outbound;

public sealed class OutboundAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("0.0.0.0")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [InlineData("fd00:ec2::254")]
    public void This_machine_its_link_and_metadata_are_closed_in_every_form(string address) => Assert.False(OutboundAddresses.IsOpen(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("10.1.2.3")]
    [InlineData("192.168.1.20")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("fd12:3456::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    public void The_internet_and_the_company_s_own_network_are_open(string address) => Assert.True(OutboundAddresses.IsOpen(IPAddress.Parse(address)));
}
