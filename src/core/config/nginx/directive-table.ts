// Made by src/dev/nginx-grammar.ts from https://github.com/nginx/nginx, releases 1.14.0 to 1.31.4; do not edit.

/** The newest release that the table knows. */
export const TABLE_RELEASE = '1.31.4';

/** A line: contexts, number and kind of arguments, since-removed where it was not always there, and the names; letters are explained in directives.ts. */
export const DIRECTIVE_TABLE = `
* 1:include
E 1:debug_connection use worker_connections
E 1N:devpoll_changes devpoll_events epoll_events eventport_events iocp_threads kqueue_changes kqueue_events post_acceptex worker_aio_requests
E 1T:accept_mutex_delay
E fF:accept_mutex acceptex_read multi_accept
M +:error_log worker_cpu_affinity
M 0{:events http mail stream
M 1:env load_module ssl_engine worker_priority worker_processes
M 12:user
M 1N:worker_rlimit_nofile
M 1O:worker_rlimit_core
M 1T:timer_resolution worker_shutdown_timeout
M 1U:debug_points google_perftools_profiles lock_file pid working_directory
M 23:thread_pool
M fF:daemon master_process pcre_jit
M fF 1.25.0-:quic_bpf
M fF 1.27.4-:ssl_object_cache_inheritable
a 0{:server
ab +:error_log imap_auth imap_capabilities pop3_auth pop3_capabilities resolver smtp_auth smtp_capabilities ssl_protocols
ab 1:auth_http ssl_certificate ssl_certificate_key ssl_password_file ssl_session_ticket_key starttls
ab 1 1.19.8-:set_real_ip_from
ab 12:ssl_session_cache
ab 1N:ssl_verify_depth
ab 1N 1.21.0-:max_errors
ab 1S:imap_client_buffer proxy_buffer smtp_client_buffer
ab 1T:auth_http_timeout proxy_timeout resolver_timeout smtp_greeting_delay ssl_session_timeout timeout
ab 1U:server_name ssl_ciphers ssl_client_certificate ssl_crl ssl_dhparam ssl_ecdh_curve ssl_trusted_certificate ssl_verify_client
ab 1U 1.31.4-:proxy_protocol
ab 2:auth_http_header
ab 2 1.19.4-:ssl_conf_command
ab f -1.25.1:ssl
ab fF:auth_http_pass_client_cert proxy proxy_pass_error_message ssl_prefer_server_ciphers ssl_session_tickets xclient
ab fF 1.19.4-:proxy_smtp_auth
ab fF 1.19.8-1.31.4:proxy_protocol
ab fF 1.29.1-:ssl_certificate_compression
b +:listen
b 1:protocol
c 0{:server
c 12:geoip_city geoip_country geoip_org
c 12{:geo
c 1N:map_hash_bucket_size map_hash_max_size variables_hash_bucket_size variables_hash_max_size
c 1N 1.25.5-:server_names_hash_bucket_size server_names_hash_max_size
c 1{:upstream
c 2:limit_conn_zone
c 2{:map split_clients
c =:log_format
cd +:access_log error_log proxy_ssl_protocols resolver ssl_protocols
cd + 1.21.4-:ssl_alpn
cd + 1.31.0-:proxy_ssl_alpn
cd 1:allow deny proxy_ssl_password_file set_real_ip_from ssl_certificate ssl_certificate_key ssl_password_file ssl_session_ticket_key
cd 1 1.27.2-:ssl_ocsp_cache
cd 1 1.29.4-:ssl_ech_file
cd 12:proxy_bind ssl_session_cache
cd 123 1.27.4-:proxy_ssl_certificate_cache ssl_certificate_cache
cd 1234:open_log_file_cache
cd 1N:proxy_next_upstream_tries proxy_responses proxy_ssl_verify_depth ssl_verify_depth
cd 1N 1.15.7-:proxy_requests
cd 1S:preread_buffer_size proxy_buffer_size proxy_downstream_buffer proxy_upstream_buffer
cd 1S -1.17.0:proxy_download_rate proxy_upload_rate
cd 1S 1.31.3-:proxy_socket_rcvbuf proxy_socket_sndbuf
cd 1T:preread_timeout proxy_connect_timeout proxy_next_upstream_timeout proxy_protocol_timeout proxy_timeout resolver_timeout ssl_handshake_timeout ssl_session_timeout
cd 1U:limit_conn_log_level proxy_ssl_certificate proxy_ssl_certificate_key proxy_ssl_ciphers proxy_ssl_crl proxy_ssl_name proxy_ssl_trusted_certificate ssl_ciphers ssl_client_certificate ssl_crl ssl_dhparam ssl_ecdh_curve ssl_trusted_certificate ssl_verify_client
cd 1U 1.17.0-:proxy_download_rate proxy_upload_rate
cd 1U 1.27.2-:ssl_ocsp_responder ssl_stapling_file ssl_stapling_responder
cd 1U 1.28.1-:ssl_ocsp
cd 1U 1.31.4-:proxy_protocol
cd 2:limit_conn
cd 2 1.19.4-:proxy_ssl_conf_command ssl_conf_command
cd fF:proxy_next_upstream proxy_ssl proxy_ssl_server_name proxy_ssl_session_reuse proxy_ssl_verify ssl_prefer_server_ciphers ssl_preread ssl_session_tickets tcp_nodelay
cd fF -1.31.4:proxy_protocol
cd fF 1.15.6-:proxy_socket_keepalive
cd fF 1.17.6-:limit_conn_dry_run
cd fF 1.21.4-:proxy_half_close
cd fF 1.25.5-:ssl_reject_handshake
cd fF 1.27.2-:ssl_stapling ssl_stapling_verify
cd fF 1.29.1-:ssl_certificate_compression
cd fU 1.27.2-1.29.3:ssl_ocsp
d +:listen
d + 1.25.5-:server_name
d 1:proxy_pass return
d 1 1.25.5-:pass
d 2 1.19.3-:set
e +:server
e + 1.27.3-:resolver
e 0:least_conn
e 012 1.15.1-:random
e 12:hash zone
e 12 1.31.0-:least_time
e 1T 1.27.3-:resolver_timeout
h 0{:server
h 1:degradation geoip_proxy perl_modules perl_require
h 1 -1.19.7:spdy_recv_buffer_size
h 12:geoip_city geoip_country geoip_org
h 12{:geo
h 1N:map_hash_bucket_size map_hash_max_size server_names_hash_bucket_size server_names_hash_max_size variables_hash_bucket_size variables_hash_max_size
h 1S:http2_recv_buffer_size
h 1{:upstream
h 2:limit_conn_zone perl_set
h 2{:charset_map map split_clients
h 3:limit_req_zone
h =:fastcgi_cache_path log_format proxy_cache_path scgi_cache_path uwsgi_cache_path
h fF:geoip_proxy_recursive
hs +:ssl_protocols
hs 1:ssl_certificate ssl_certificate_key ssl_password_file ssl_session_ticket_key
hs 1 -1.19.7:spdy_headers_comp spdy_keepalive_timeout spdy_max_concurrent_streams spdy_pool_size spdy_recv_timeout spdy_streams_index_size
hs 1 1.19.0-:ssl_ocsp_cache
hs 1 1.19.7-:http2_idle_timeout http2_max_field_size http2_max_header_size http2_max_requests http2_recv_timeout
hs 1 1.25.0-:quic_host_key
hs 1 1.25.1-:http2_max_concurrent_pushes
hs 1 1.29.4-:ssl_ech_file
hs 12:ssl_session_cache
hs 123 1.27.4-:ssl_certificate_cache
hs 1N:http2_max_concurrent_streams http2_streams_index_size ssl_verify_depth
hs 1N -1.19.7:http2_max_requests
hs 1N -1.25.1:http2_max_concurrent_pushes
hs 1N 1.25.0-:http3_max_concurrent_streams quic_active_connection_id_limit
hs 1N 1.29.8-:max_headers
hs 1S:client_header_buffer_size connection_pool_size http2_body_preread_size http2_pool_size request_pool_size ssl_buffer_size
hs 1S -1.19.7:http2_max_field_size http2_max_header_size
hs 1S 1.25.0-:http3_stream_buffer_size
hs 1T:client_header_timeout ssl_session_timeout
hs 1T -1.19.7:http2_idle_timeout http2_recv_timeout
hs 1U:ssl_ciphers ssl_client_certificate ssl_crl ssl_dhparam ssl_ecdh_curve ssl_stapling_file ssl_stapling_responder ssl_trusted_certificate ssl_verify_client
hs 1U 1.19.0-:ssl_ocsp_responder
hs 1U 1.28.1-:ssl_ocsp
hs 2 1.19.4-:ssl_conf_command
hs 2U:large_client_header_buffers
hs f -1.25.1:ssl
hs fF:ignore_invalid_headers merge_slashes ssl_prefer_server_ciphers ssl_session_tickets ssl_stapling ssl_stapling_verify underscores_in_headers
hs fF 1.15.3-:ssl_early_data
hs fF 1.19.4-:ssl_reject_handshake
hs fF 1.25.0-:http3 http3_hq quic_gso quic_retry
hs fF 1.25.1-:http2
hs fF 1.29.1-:ssl_certificate_compression
hs fU 1.19.0-1.29.3:ssl_ocsp
hsl +:addition_types ancient_browser charset_types dav_methods error_log fastcgi_cache_bypass fastcgi_cache_methods fastcgi_cache_use_stale fastcgi_cache_valid fastcgi_ignore_headers fastcgi_next_upstream fastcgi_no_cache grpc_ignore_headers grpc_next_upstream grpc_ssl_protocols gzip_disable gzip_proxied gzip_types index memcached_next_upstream proxy_cache_bypass proxy_cache_methods proxy_cache_use_stale proxy_cache_valid proxy_ignore_headers proxy_next_upstream proxy_no_cache proxy_ssl_protocols resolver scgi_cache_bypass scgi_cache_methods scgi_cache_use_stale scgi_cache_valid scgi_ignore_headers scgi_next_upstream scgi_no_cache ssi_types sub_filter_types uwsgi_cache_bypass uwsgi_cache_methods uwsgi_cache_use_stale uwsgi_cache_valid uwsgi_ignore_headers uwsgi_next_upstream uwsgi_no_cache uwsgi_ssl_protocols xslt_types
hsl + 1.29.0-:early_hints
hsl + 1.31.0-:tunnel_next_upstream
hsl 0{:types
hsl 1:aio ancient_browser_value auth_request directio fastcgi_cache fastcgi_cache_key fastcgi_catch_stderr fastcgi_hide_header fastcgi_pass_header fastcgi_split_path_info fastcgi_store grpc_hide_header grpc_pass_header grpc_ssl_password_file http2_push image_filter_jpeg_quality image_filter_sharpen image_filter_webp_quality mirror modern_browser_value proxy_cache proxy_cache_key proxy_hide_header proxy_pass_header proxy_ssl_password_file proxy_store real_ip_header scgi_cache scgi_cache_key scgi_hide_header scgi_pass_header scgi_store set_real_ip_from userid_expires userid_mark uwsgi_cache uwsgi_cache_key uwsgi_hide_header uwsgi_pass_header uwsgi_ssl_password_file uwsgi_store xml_entities
hsl 1 -1.19.7:spdy_chunk_size
hsl 12:disable_symlinks fastcgi_bind grpc_bind keepalive_disable keepalive_timeout memcached_bind modern_browser open_file_cache proxy_bind proxy_cookie_domain proxy_cookie_path proxy_redirect scgi_bind uwsgi_bind
hsl 12 1.31.0-:tunnel_bind
hsl 123:limit_req
hsl 123 1.19.3-:userid_flags
hsl 123 1.27.4-:grpc_ssl_certificate_cache proxy_ssl_certificate_cache uwsgi_ssl_certificate_cache
hsl 1234:open_log_file_cache
hsl 1234 1.19.3-:proxy_cookie_flags
hsl 1234U:client_body_temp_path fastcgi_temp_path proxy_temp_path scgi_temp_path uwsgi_temp_path
hsl 123U:dav_access fastcgi_store_access proxy_store_access scgi_store_access uwsgi_store_access
hsl 1F:uwsgi_cache_background_update
hsl 1N:fastcgi_cache_min_uses fastcgi_next_upstream_tries grpc_next_upstream_tries grpc_ssl_verify_depth gzip_comp_level keepalive_requests limit_conn_status limit_req_status max_ranges memcached_gzip_flag memcached_next_upstream_tries min_delete_depth open_file_cache_min_uses proxy_cache_min_uses proxy_headers_hash_bucket_size proxy_headers_hash_max_size proxy_next_upstream_tries proxy_ssl_verify_depth scgi_cache_min_uses scgi_next_upstream_tries types_hash_bucket_size types_hash_max_size userid_service uwsgi_cache_min_uses uwsgi_modifier1 uwsgi_modifier2 uwsgi_next_upstream_tries uwsgi_ssl_verify_depth
hsl 1N 1.31.0-:tunnel_next_upstream_tries
hsl 1O:client_max_body_size directio_alignment fastcgi_cache_max_range_offset proxy_cache_max_range_offset scgi_cache_max_range_offset uwsgi_cache_max_range_offset
hsl 1S:client_body_buffer_size fastcgi_buffer_size fastcgi_busy_buffers_size fastcgi_max_temp_file_size fastcgi_send_lowat fastcgi_temp_file_write_size grpc_buffer_size gzip_hash gzip_min_length gzip_window http2_chunk_size image_filter_buffer memcached_buffer_size mp4_buffer_size mp4_max_buffer_size postpone_gzipping postpone_output proxy_buffer_size proxy_busy_buffers_size proxy_max_temp_file_size proxy_send_lowat proxy_temp_file_write_size read_ahead scgi_buffer_size scgi_busy_buffers_size scgi_max_temp_file_size scgi_temp_file_write_size send_lowat sendfile_max_chunk slice ssi_min_file_chunk ssi_value_length subrequest_output_buffer_size uwsgi_buffer_size uwsgi_busy_buffers_size uwsgi_max_temp_file_size uwsgi_temp_file_write_size
hsl 1S -1.27.0:fastcgi_limit_rate proxy_limit_rate scgi_limit_rate uwsgi_limit_rate
hsl 1S 1.31.0-:tunnel_buffer_size tunnel_send_lowat
hsl 1S 1.31.3-:fastcgi_socket_rcvbuf fastcgi_socket_sndbuf grpc_socket_rcvbuf grpc_socket_sndbuf proxy_socket_rcvbuf proxy_socket_sndbuf scgi_socket_rcvbuf scgi_socket_sndbuf tunnel_socket_rcvbuf tunnel_socket_sndbuf uwsgi_socket_rcvbuf uwsgi_socket_sndbuf
hsl 1T:client_body_timeout fastcgi_cache_lock_age fastcgi_cache_lock_timeout fastcgi_connect_timeout fastcgi_next_upstream_timeout fastcgi_read_timeout fastcgi_send_timeout grpc_connect_timeout grpc_next_upstream_timeout grpc_read_timeout grpc_send_timeout lingering_time lingering_timeout memcached_connect_timeout memcached_next_upstream_timeout memcached_read_timeout memcached_send_timeout open_file_cache_valid proxy_cache_lock_age proxy_cache_lock_timeout proxy_connect_timeout proxy_next_upstream_timeout proxy_read_timeout proxy_send_timeout resolver_timeout scgi_cache_lock_age scgi_cache_lock_timeout scgi_connect_timeout scgi_next_upstream_timeout scgi_read_timeout scgi_send_timeout send_timeout uwsgi_cache_lock_age uwsgi_cache_lock_timeout uwsgi_connect_timeout uwsgi_next_upstream_timeout uwsgi_read_timeout uwsgi_send_timeout
hsl 1T 1.17.10-:auth_delay
hsl 1T 1.19.10-:keepalive_time
hsl 1T 1.27.4-:keepalive_min_timeout
hsl 1T 1.31.0-:tunnel_connect_timeout tunnel_next_upstream_timeout tunnel_read_timeout tunnel_send_timeout
hsl 1U:add_after_body add_before_body autoindex_format client_body_in_file_only default_type degrade fastcgi_index grpc_ssl_certificate grpc_ssl_certificate_key grpc_ssl_ciphers grpc_ssl_crl grpc_ssl_name grpc_ssl_trusted_certificate gzip_http_version gzip_static if_modified_since limit_conn_log_level limit_req_log_level lingering_close proxy_http_version proxy_method proxy_set_body proxy_ssl_certificate proxy_ssl_certificate_key proxy_ssl_ciphers proxy_ssl_crl proxy_ssl_name proxy_ssl_trusted_certificate satisfy secure_link secure_link_md5 secure_link_secret server_tokens userid userid_domain userid_name userid_p3p userid_path uwsgi_ssl_certificate uwsgi_ssl_certificate_key uwsgi_ssl_ciphers uwsgi_ssl_crl uwsgi_ssl_name uwsgi_ssl_trusted_certificate uwsgi_string
hsl 1U 1.27.0-:fastcgi_limit_rate proxy_limit_rate scgi_limit_rate uwsgi_limit_rate
hsl 2:auth_request_set grpc_set_header limit_conn proxy_set_header sub_filter xslt_param xslt_string_param
hsl 2 1.19.4-:grpc_ssl_conf_command proxy_ssl_conf_command uwsgi_ssl_conf_command
hsl 23:fastcgi_param scgi_param uwsgi_param
hsl 2U:fastcgi_buffers gunzip_buffers gzip_buffers output_buffers proxy_buffers scgi_buffers uwsgi_buffers
hsl f 1.25.1-:http2_push_preload
hsl fF:absolute_redirect aio_write autoindex autoindex_exact_size autoindex_localtime chunked_transfer_encoding client_body_in_single_buffer create_full_put_path etag fastcgi_buffering fastcgi_cache_background_update fastcgi_cache_lock fastcgi_cache_revalidate fastcgi_force_ranges fastcgi_ignore_client_abort fastcgi_intercept_errors fastcgi_keep_conn fastcgi_pass_request_body fastcgi_pass_request_headers fastcgi_request_buffering grpc_intercept_errors grpc_ssl_server_name grpc_ssl_session_reuse grpc_ssl_verify gunzip gzip_no_buffer gzip_vary image_filter_interlace image_filter_transparency log_not_found log_subrequest mirror_request_body msie_padding msie_refresh open_file_cache_errors open_file_cache_events port_in_redirect proxy_buffering proxy_cache_background_update proxy_cache_convert_head proxy_cache_lock proxy_cache_revalidate proxy_force_ranges proxy_ignore_client_abort proxy_intercept_errors proxy_pass_request_body proxy_pass_request_headers proxy_request_buffering proxy_ssl_server_name proxy_ssl_session_reuse proxy_ssl_verify real_ip_recursive recursive_error_pages reset_timedout_connection scgi_buffering scgi_cache_background_update scgi_cache_lock scgi_cache_revalidate scgi_force_ranges scgi_ignore_client_abort scgi_intercept_errors scgi_pass_request_body scgi_pass_request_headers scgi_request_buffering server_name_in_redirect ssi_ignore_recycled_buffers ssi_last_modified ssi_silent_errors sub_filter_last_modified sub_filter_once tcp_nodelay tcp_nopush uwsgi_buffering uwsgi_cache_lock uwsgi_cache_revalidate uwsgi_force_ranges uwsgi_ignore_client_abort uwsgi_intercept_errors uwsgi_pass_request_body uwsgi_pass_request_headers uwsgi_request_buffering uwsgi_ssl_server_name uwsgi_ssl_session_reuse uwsgi_ssl_verify xslt_last_modified
hsl fF -1.25.1:http2_push_preload
hsl fF 1.15.6-:fastcgi_socket_keepalive grpc_socket_keepalive memcached_socket_keepalive proxy_socket_keepalive scgi_socket_keepalive uwsgi_socket_keepalive
hsl fF 1.17.1-:limit_req_dry_run
hsl fF 1.17.6-:limit_conn_dry_run
hsl fF 1.21.4-:mp4_start_key_frame
hsl fF 1.27.2-:proxy_pass_trailers
hsl fF 1.31.0-:tunnel_socket_keepalive
hsl fF 1.31.3-:xml_external_entities
hslij fF:rewrite_log uninitialized_variable_warn
hslj 1:charset root source_charset
hslj 12:expires
hslj 1S -1.17.0:limit_rate limit_rate_after
hslj 1U:post_action
hslj 1U 1.17.0-:limit_rate limit_rate_after
hslj 1U 1.29.3-:add_header_inherit add_trailer_inherit
hslj 23:add_header add_trailer
hslj =:error_page
hslj fF:gzip override_charset sendfile ssi
hsljx +:access_log
hslx 1:allow auth_basic_user_file deny
hslx 1U:auth_basic
l +:xslt_stylesheet
l +{:limit_except
l 0:empty_gif flv internal mp4
l 1:alias
l 123:image_filter
l fF:random_index
lj 1:fastcgi_pass grpc_pass memcached_pass scgi_pass uwsgi_pass
ljx 1:proxy_pass
lx 1:perl
s +:listen server_name
sl +:valid_referers
sl +{:if
sl 01:stub_status
sl 12{:location
sl 1N:referer_hash_bucket_size referer_hash_max_size
sl =:try_files
slij 0:break
slij 12:return
slij 2:set
slij 23:rewrite
slj 01 1.31.0-:tunnel_pass
u +:server
u + 1.27.3-:resolver
u 0:ip_hash least_conn
u 012 1.15.1-:random
u 1 -1.29.7:keepalive
u 12:hash zone
u 12 1.29.7-:keepalive
u 12 1.31.0-:least_time
u 1N 1.15.3-:keepalive_requests
u 1T 1.15.3-:keepalive_timeout
u 1T 1.19.10-:keepalive_time
u 1T 1.27.3-:resolver_timeout
u = 1.29.6-:sticky
`;
