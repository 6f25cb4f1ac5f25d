using System.Text;
using WorkflowCrm.Crm.Mail.Incoming;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Incoming;

public sealed class AttachmentRulesTests
{
    public static TheoryData<byte[], string> Contents => new()
    {
        { "%PDF-1.7\n"u8.ToArray(), ContentTypes.Pdf },
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], ContentTypes.Png },
        { [0xFF, 0xD8, 0xFF, 0xE0], ContentTypes.Jpeg },
        { "GIF89a\u0001"u8.ToArray(), ContentTypes.Gif },
        { "RIFF\u0001\0\0\0WEBPVP8 "u8.ToArray(), ContentTypes.Webp },
        { [0x42, 0x4D, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], ContentTypes.Bmp },
        { "II*\0\u0008\0\0\0"u8.ToArray(), ContentTypes.Tiff },
        { "MZ\u0090"u8.ToArray(), ContentTypes.Program },
        { "#!/bin/sh\n"u8.ToArray(), ContentTypes.Script },
        { "备注：同意\r\n"u8.ToArray(), ContentTypes.Text },
        { [0xB1, 0xB8, 0xD7, 0xA2, 0x0A], ContentTypes.Text },
        { "BM is an abbreviation"u8.ToArray(), ContentTypes.Text },
        { "<!DOCTYPE html><p>"u8.ToArray(), ContentTypes.Html },
        { "<svg xmlns='x'/>"u8.ToArray(), ContentTypes.Svg },
        { "From: a@mail.example\r\nTo: b@mail.example\r\nSubject: x\r\n\r\nText"u8.ToArray(), ContentTypes.Mail },
        { [0x81, 0x20, 0xFF, 0x00], ContentTypes.Unknown },
        { Compound("WordDocument"), ContentTypes.Doc },
        { Compound("Workbook"), ContentTypes.Xls },
        { Compound("PowerPoint Document"), ContentTypes.Ppt },
        { Compound("__properties_version1.0"), ContentTypes.Msg },
        { Compound("WordDocument", "Macros"), ContentTypes.Unknown },
        { Compound("\u4840\u3f7f"), ContentTypes.Unknown },
        { [], ContentTypes.Text },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void A_files_type_is_told_by_its_content(byte[] content, string type) =>
        Assert.Equal(type, new AttachmentRules().Judge([new IncomingAttachment("x.pdf", content)]).Single().ContentType);

    [Theory]
    [InlineData("a.exe")]
    [InlineData("a.pdf.JS")]
    [InlineData("a.html")]
    [InlineData("a.svg")]
    [InlineData("a.lnk ")]
    public void What_a_computer_would_run_is_refused_whatever_is_in_it(string name) =>
        Assert.Equal(AttachmentRefusal.Runnable, Judge(new IncomingAttachment(name, "text"u8.ToArray())).Single());

    [Fact]
    public void A_broken_archive_is_refused() =>
        Assert.Equal(AttachmentRefusal.AbsurdArchive, Judge(new IncomingAttachment("a.zip", "PK\u0003\u0004 and nothing more"u8.ToArray())).Single());

    [Fact]
    public void Files_beyond_the_count_and_the_size_are_refused_and_the_others_taken()
    {
        var rules = new AttachmentRules { MostFiles = 2, LargestFile = 4, LargestMail = 7 };
        string[] contents = ["1", "55555", "4444", "333", "1", "1"];

        var refusals = rules.Judge([.. contents.Select(text => new IncomingAttachment("a.txt", Encoding.ASCII.GetBytes(text)))]).Select(one => one.Refusal);

        Assert.Equal([null, AttachmentRefusal.TooLarge, null, AttachmentRefusal.TooLarge, AttachmentRefusal.TooMany, AttachmentRefusal.TooMany], refusals);
    }

    [Fact]
    public void A_site_chooses_its_types() =>
        Assert.Equal(AttachmentRefusal.TypeNotAccepted, new AttachmentRules { AcceptedTypes = new HashSet<string> { ContentTypes.Pdf } }
            .Judge([new IncomingAttachment("a.txt", "text"u8.ToArray())]).Single().Refusal);

    private static IEnumerable<AttachmentRefusal?> Judge(params IncomingAttachment[] files) => new AttachmentRules().Judge(files).Select(one => one.Refusal);

    // A compound file of three sectors: its header, a table and a directory.
    private static byte[] Compound(params string[] names)
    {
        var file = new byte[512 * 3];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file, 0);
        file[30] = 9;
        file[48] = 1;
        file.AsSpan(512, 512).Fill(0xFF);
        foreach (var (index, name) in names.Prepend("Root Entry").Index())
        {
            var at = 1024 + (index * 128);
            Encoding.Unicode.GetBytes(name).CopyTo(file, at);
            file[at + 64] = (byte)((name.Length + 1) * 2);
        }
        return file;
    }
}
