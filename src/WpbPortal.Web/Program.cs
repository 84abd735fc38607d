using WpbPortal.Web;

return await PortalHost.RunAsync(args);
