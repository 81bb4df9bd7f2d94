-- Joining a session offers the same levels as a profile.

alter type profile_level add value 'lived-experience';

update seat set level = case level
  when 'Team leader' then 'Team or service lead'
  when 'Middle manager' then 'Middle management'
  else 'Senior management' end
where level in ('Team leader', 'Middle manager', 'Senior leader');
