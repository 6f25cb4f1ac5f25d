namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>The content types that are recognised.</summary>
public static class ContentTypes
{
    public const string Unknown = "application/octet-stream";
    public const string Pdf = "application/pdf";
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Gif = "image/gif";
    public const string Webp = "image/webp";
    public const string Bmp = "image/bmp";
    public const string Tiff = "image/tiff";
    public const string Svg = "image/svg+xml";
    public const string Html = "text/html";
    public const string Text = "text/plain";
    public const string Mail = "message/rfc822";
    public const string Zip = "application/zip";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    /// <summary>A document of Office that carries macros, in the newer format.</summary>
    public const string OfficeWithMacros = "application/vnd.ms-office.macroEnabled";
    public const string Odt = "application/vnd.oasis.opendocument.text";
    public const string Ods = "application/vnd.oasis.opendocument.spreadsheet";
    public const string Odp = "application/vnd.oasis.opendocument.presentation";
    public const string Doc = "application/msword";
    public const string Xls = "application/vnd.ms-excel";
    public const string Ppt = "application/vnd.ms-powerpoint";
    public const string Msg = "application/vnd.ms-outlook";
    public const string Program = "application/x-executable";
    public const string Script = "text/x-script";
}
