using WorkflowCrm.Host.Pages.Admin.Mails;

namespace WorkflowCrm.Host.Tests.Pages;

public sealed class ShownSubjectTests
{
    [Theory]
    [InlineData("[WF-DA-20261125-001-01a2] 待审批:查阅 KTV / Approval needed: Read KTV", "待审批:查阅 KTV", "Approval needed: Read KTV")]
    [InlineData("Approval needed: Read KTV / [WF-DA-20261125-001-01a2] 待审批:查阅 KTV", "待审批:查阅 KTV", "Approval needed: Read KTV")]
    [InlineData("孟凡不在岗 / 孟凡 is out of office", "孟凡不在岗", "孟凡 is out of office")]
    [InlineData("已批准:海报 / 画册 / Approved: 海报 / 画册", "已批准:海报 / 画册", "Approved: 海报 / 画册")]
    [InlineData("画册", "画册", "画册")]
    [InlineData("", "", "")]
    public void A_subject_is_shown_in_the_readers_language(string subject, string chinese, string english)
    {
        Assert.Equal(chinese, ShownSubject.In("zh-CN", subject));
        Assert.Equal(english, ShownSubject.In("en", subject));
    }
}
